package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mmlatch.io.Staging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock held by this process, which permits it to publish files. A background thread writes a
 * heartbeat.
 */
public final class HeldLock implements Staging, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final Path file;
  private final FileChannel channel;
  private final LockOwner self;
  private final LockStage stage;
  private final LockMachine machine;
  private final ScheduledExecutorService heart;
  private long beats;
  private volatile boolean doubtful;

  HeldLock(Path file, FileChannel channel, LockOwner self, LockStage stage, LockMachine machine)
      throws IOException {
    this.file = file;
    this.channel = channel;
    this.self = self;
    this.stage = stage;
    this.machine = machine;
    Files.write(beatFile(), beatText());
    heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "run-lock");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        heart.scheduleWithFixedDelay(
            this::beatQuietly, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Path beatFile() {
    return Heartbeats.beat(file, self.token());
  }

  /** Returns a counter, and the time of day for processes that check only once. */
  private byte[] beatText() {
    return String.format(Locale.ROOT, "%020d %d%n", beats++, machine.timeOfDay())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a heartbeat. Overwrites the file in place, which works on a full disk, and never creates
   * it, so that it fails if another process has removed the stage.
   */
  private void beatQuietly() {
    try (FileChannel beat = FileChannel.open(beatFile(), StandardOpenOption.WRITE)) {
      beat.write(ByteBuffer.wrap(beatText()), 0);
    } catch (IOException e) {
      doubtful = true;
      LOG.debug("no heartbeat", e);
    }
  }

  /**
   * Calls {@link #requireAllowed} if a heartbeat has failed since the last call; otherwise does
   * nothing. Cheap enough to be called after every update.
   */
  void requireHeard() {
    if (doubtful) {
      doubtful = false;
      requireAllowed();
    }
  }

  @Override
  public Path aside(Path target) {
    requireAllowed();
    return stage.aside(target);
  }

  /**
   * Checks that this process still owns the lock.
   *
   * @throws RefusedException if another process has taken it over
   */
  @Override
  public void requireAllowed() {
    try {
      Optional<LockOwner> other = RunLock.owner(channel).filter(owner -> !owner.equals(self));
      if (other.isPresent() || !stage.isThere()) {
        throw new RefusedException(
            "%s was taken over by %s while this process was stopped or showed no sign of life; its unsaved progress is lost, and it writes nothing more"
                .formatted(file, other.map(LockOwner::name).orElse("another process")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Releases the lock. The file is emptied but not removed, since another process may be about to
   * lock it.
   */
  @Override
  public void close() {
    heart.shutdownNow();
    try (channel) {
      if (RunLock.owner(channel).equals(Optional.of(self))) {
        channel.truncate(0);
      }
      stage.remove();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock " + file + ": " + e.getMessage(), e);
    }
  }
}
