package org.mmlatch.sweep;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mmlatch.io.NoLink;
import org.mmlatch.run.HostName;

/**
 * The event log of a trial: what happened, when and on which machine, one JSON object per line.
 * Everything that differs between machines is recorded here and not in the result.
 *
 * @param file the log file, which is only appended to
 */
public record Journal(Path file) {
  private static final Gson GSON = new Gson();

  /** The events of a trial. */
  public enum Event {
    /** A process took the lease. */
    STARTED,
    /** The trial was asked to stop and saved a checkpoint. */
    STOPPED,
    /** The trial failed; the message says why. */
    FAILED,
    /** The result was written. */
    FINISHED
  }

  /**
   * An entry of the journal.
   *
   * @param at time in ISO 8601
   * @param what the event
   * @param host name of the machine
   * @param pid id of the process that ran the trial
   * @param gpus {@code CUDA_VISIBLE_DEVICES} of that process; empty if unset
   * @param message reason of a failure, otherwise empty
   * @param status exit status after a failure, otherwise 0
   */
  public record Entry(
      String at, Event what, String host, long pid, String gpus, String message, int status) {
    /** Creates an entry. Missing texts become empty. */
    public Entry {
      at = Objects.requireNonNullElse(at, "");
      host = Objects.requireNonNullElse(host, "");
      gpus = Objects.requireNonNullElse(gpus, "");
      message = Objects.requireNonNullElse(message, "");
    }
  }

  /** Appends an entry for this process, for an event other than a failure. */
  void append(Event what) {
    append(what, ProcessHandle.current().pid(), "", 0);
  }

  /** Appends an entry for a failed process on this machine. */
  void failed(long pid, int status, String message) {
    append(Event.FAILED, pid, message, status);
  }

  private void append(Event what, long pid, String message, int status) {
    String gpus = System.getenv().getOrDefault("CUDA_VISIBLE_DEVICES", "");
    Entry entry =
        new Entry(Instant.now().toString(), what, HostName.own(), pid, gpus, message, status);
    byte[] line = (GSON.toJson(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(NoLink.at(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      // In one write, so that lines of two processes do not mix.
      channel.write(ByteBuffer.wrap(line));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the entries so far. Truncated or damaged lines are skipped. */
  List<Entry> entries() {
    try { // decode leniently: a damaged line must not stop a sweep
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .flatMap(line -> parse(line).stream())
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  Optional<Entry> last() {
    List<Entry> entries = entries();
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  private static Optional<Entry> parse(String line) {
    try {
      return Optional.ofNullable(GSON.fromJson(line, Entry.class)).filter(e -> e.what() != null);
    } catch (JsonParseException | NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
