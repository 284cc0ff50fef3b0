package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second training out of a run folder, and a second process out of whatever else a file is
 * the lock of.
 *
 * <p>The operating system's lock ends with its owner. Since not every shared file system passes it
 * on to other machines, the owner also writes its name into the file and a heartbeat every few
 * seconds: an owner on another machine counts as dead when its heart has not beaten for a minute,
 * one on this machine when its process is gone.
 */
public final class RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration DEAD = Duration.ofSeconds(60);

  private final FileChannel channel;
  private final ScheduledExecutorService heart;

  private RunLock(FileChannel channel, ScheduledExecutorService heart) {
    this.channel = channel;
    this.heart = heart;
  }

  /** Who holds a lock. */
  private record Owner(String host, long pid, long beat) {
    private static Owner self() {
      return new Owner(HostName.own(), ProcessHandle.current().pid(), System.currentTimeMillis());
    }

    private static Optional<Owner> parse(String text) {
      String[] parts = text.trim().split(" ", -1);
      try {
        return parts.length == 3
            ? Optional.of(new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    private boolean isAlive() {
      if (host.equals(HostName.own())) {
        return pid != ProcessHandle.current().pid()
            && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
      }
      return System.currentTimeMillis() - beat < DEAD.toMillis();
    }

    private String name() {
      return "process %d on %s".formatted(pid, host);
    }

    private String text() {
      return "%s %d %d%n".formatted(host, pid, beat);
    }
  }

  /**
   * Does some work in a locked run folder.
   *
   * @throws RefusedException if a training is under way in it; the work is not done then
   */
  static <T> T holding(RunFolder folder, Supplier<T> work) {
    return holding(
        folder.lock(),
        "a training is under way in " + folder.path(),
        "wait for it, or give another --run folder",
        work);
  }

  /**
   * Does some work while a file is locked.
   *
   * @param file the lock, which is created where it is absent
   * @param held what is under way if another process holds it, in the words of an error
   * @param advice what to do then
   * @throws RefusedException if another process holds it; the work is not done then
   */
  public static <T> T holding(Path file, String held, String advice, Supplier<T> work) {
    RunLock lock = acquire(file, held, advice);
    try {
      return work.get();
    } finally {
      lock.release();
    }
  }

  /** Returns the process that holds a lock, as far as its file tells; empty if none does. */
  public static Optional<String> holder(Path file) {
    try {
      return owner(file).filter(Owner::isAlive).map(Owner::name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Owner> owner(Path file) throws IOException {
    return Files.exists(file) ? Owner.parse(Files.readString(file)) : Optional.empty();
  }

  private static RunLock acquire(Path file, String held, String advice) {
    try {
      Optional<Owner> owner = owner(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel) || owner.filter(Owner::isAlive).isPresent()) {
        channel.close();
        throw new RefusedException(
            held + owner.map(o -> " (" + o.name() + ")").orElse("") + "; " + advice);
      }
      return beating(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static RunLock beating(FileChannel channel) throws IOException {
    beat(channel);
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "run-lock");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        heart.scheduleAtFixedRate(
            () -> beatQuietly(channel), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return new RunLock(channel, heart);
  }

  private static void beat(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.wrap(Owner.self().text().getBytes(StandardCharsets.UTF_8));
    channel.write(text, 0); // first, so that nobody finds the file without an owner
    channel.truncate(text.limit());
  }

  /** A full disk must not end a training that could still save itself when there is space. */
  private static void beatQuietly(FileChannel channel) {
    try {
      beat(channel);
    } catch (IOException e) {
      LOG.debug("no heartbeat", e);
    }
  }

  /** Ends the lock; the file stays, empty, since another process may be about to lock it. */
  private void release() {
    heart.shutdownNow();
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock the run: " + e.getMessage(), e);
    }
  }
}
