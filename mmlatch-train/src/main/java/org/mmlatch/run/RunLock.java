package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mmlatch.io.NoLink;
import org.mmlatch.run.Heartbeats.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock file that prevents a second training in a run folder, or a second process in anything else
 * that it protects.
 *
 * <p>The operating system releases a file lock when its owner ends. Some shared file systems do not
 * show locks to other machines, and some have none. Therefore the owner also writes a line into the
 * file ({@link LockOwner}) and a heartbeat every few seconds; {@link Heartbeats} decides when an
 * owner counts as dead. An owner that counted as dead and then resumes can no longer publish files,
 * see {@link LockStage}.
 */
public final class RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final int LONGEST_LINE = 1024;
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Path file;
  private final List<Path> folders;
  private final String held;
  private final String advice;
  private final Heartbeats heartbeats;

  private RunLock(
      Path file, List<Path> folders, String held, String advice, Heartbeats heartbeats) {
    this.file = file;
    this.folders = folders;
    this.held = held;
    this.advice = advice;
    this.heartbeats = heartbeats;
  }

  /**
   * Returns the lock of a run folder, which must exist.
   *
   * @param heartbeats the heartbeats seen so far
   */
  static RunLock of(RunFolder folder, Heartbeats heartbeats) {
    return new RunLock(
        folder.lock(),
        List.of(folder.path(), folder.checkpoints()),
        "a training is running in " + folder.path(),
        "wait for it, or choose another --run folder",
        heartbeats);
  }

  /**
   * Returns a lock on a file, which is created if it does not exist.
   *
   * @param held what another process that holds the lock is doing, for the error message
   * @param advice what to do then, for the error message
   * @param heartbeats the heartbeats seen so far
   */
  public static RunLock of(Path file, String held, String advice, Heartbeats heartbeats) {
    return new RunLock(file, List.of(file.toAbsolutePath().getParent()), held, advice, heartbeats);
  }

  /**
   * Takes the lock, runs some work and releases the lock. If it is uncertain whether a former owner
   * is alive, this waits for up to a minute.
   *
   * @param work receives the lock, with which it publishes files
   * @throws RefusedException if another process holds the lock; the work is not run then
   */
  public <T> T holding(Function<HeldLock, T> work) {
    try (HeldLock lock = acquire()) {
      return work.apply(lock);
    }
  }

  /** Returns the process that holds, or may hold, a lock, after a single check. */
  public static Optional<String> holder(Path file) {
    return new Heartbeats().holder(file);
  }

  private HeldLock acquire() {
    try {
      FileChannel channel =
          FileChannel.open(
              NoLink.at(file),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        LockMachine.SystemLock system = heartbeats.machine().lock(channel);
        if (system == LockMachine.SystemLock.UNKNOWN) {
          LOG.warn(
              "the file system of {} has no locks; processes are kept apart by heartbeats only",
              file);
        }
        if (system == LockMachine.SystemLock.HELD || !awaitFree(channel, system)) {
          throw refused(channel);
        }
        return take(channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Waits until it is certain whether the owner is alive; returns whether there is no living owner.
   */
  private boolean awaitFree(FileChannel channel, LockMachine.SystemLock system) throws IOException {
    Verdict verdict = heartbeats.verdict(file, owner(channel), system);
    if (verdict == Verdict.UNCERTAIN) {
      LOG.info(
          "{} may still be using {}; waiting up to {} s for a sign of life",
          owner(channel).map(LockOwner::name).orElse("another process"),
          file,
          heartbeats.dead().toSeconds());
    }
    while (verdict == Verdict.UNCERTAIN) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      verdict = heartbeats.verdict(file, owner(channel), system);
    }
    return verdict == Verdict.FREE;
  }

  private RefusedException refused(FileChannel channel) throws IOException {
    String owner = owner(channel).map(o -> " (" + o.name() + ")").orElse("");
    return new RefusedException(held + owner + "; " + advice);
  }

  /**
   * Writes this process as the owner. If two processes do this at the same time, on a file system
   * without locks, the last to write the line wins: the other finds out here, or its stage is
   * removed and it cannot publish.
   */
  private HeldLock take(FileChannel channel) throws IOException {
    LockOwner self = LockOwner.self(heartbeats.machine());
    ByteBuffer line = ByteBuffer.wrap(self.line());
    channel.write(line, 0); // before truncating, so that the file always has an owner
    channel.truncate(line.limit());
    channel.force(true);
    LockStage stage = new LockStage(self.token(), folders);
    requireOwn(channel, self);
    stage.make();
    stage.revokeOthers();
    requireOwn(channel, self);
    return new HeldLock(file, channel, self, stage, heartbeats.machine());
  }

  private void requireOwn(FileChannel channel, LockOwner self) throws IOException {
    if (!owner(channel).equals(Optional.of(self))) {
      new LockStage(self.token(), folders).remove();
      throw refused(channel);
    }
  }

  /**
   * Reads the owner through the locked channel: closing another channel on the same file would
   * release this process's lock.
   */
  static Optional<LockOwner> owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
    int length = Math.max(0, channel.read(bytes, 0));
    byte[] line = new byte[length];
    bytes.flip().get(line);
    return LockOwner.parse(line);
  }
}
