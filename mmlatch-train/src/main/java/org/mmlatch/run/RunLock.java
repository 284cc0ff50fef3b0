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
 * Keeps a second training out of a run folder, or a second process out of anything else that a lock
 * file protects.
 *
 * <p>The operating system's lock ends with its owner. Since not every shared file system passes it
 * on to other machines, and some have none at all, the owner also writes a line into the file
 * ({@link LockOwner}) and beats every few seconds; {@link Heartbeats} says when one counts as dead.
 * An owner that counted as dead and resumes can no longer publish, see {@link LockStage}.
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
   * Describes the lock of a run folder, which must exist.
   *
   * @param heartbeats what has been seen of its owners
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
   * Describes a lock that is a file, which is created where it is absent.
   *
   * @param held what another process is doing if it holds the lock, in the words of an error
   * @param advice what to do then
   * @param heartbeats what has been seen of its owners
   */
  public static RunLock of(Path file, String held, String advice, Heartbeats heartbeats) {
    return new RunLock(file, List.of(file.toAbsolutePath().getParent()), held, advice, heartbeats);
  }

  /**
   * Does some work while it is locked. If it is not clear at once whether the owner is alive, this
   * takes up to a minute.
   *
   * @param work receives the lock, under which it publishes
   * @throws RefusedException if another process holds it; the work is not done then
   */
  public <T> T holding(Function<HeldLock, T> work) {
    try (HeldLock lock = acquire()) {
      return work.apply(lock);
    }
  }

  /** Returns the process that holds a lock, or may, as far as a single look tells. */
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

  /** Returns whether there is no living owner, as soon as that is certain. */
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
   * Two that take it at the same time, where the system does not keep them apart, find out here:
   * the line is the last one's, and whoever is revoked cannot publish.
   */
  private HeldLock take(FileChannel channel) throws IOException {
    LockOwner self = LockOwner.self(heartbeats.machine());
    ByteBuffer line = ByteBuffer.wrap(self.line());
    channel.write(line, 0); // first, so that nobody finds the file without an owner
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
   * Reads the owner by the channel that is locked: closing another one on the same file would end
   * the system's lock of this process.
   */
  static Optional<LockOwner> owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
    int length = Math.max(0, channel.read(bytes, 0));
    byte[] line = new byte[length];
    bytes.flip().get(line);
    return LockOwner.parse(line);
  }
}
