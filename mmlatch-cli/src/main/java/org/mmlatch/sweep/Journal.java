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
 * What happened to a trial, when and where, a line each; so that whatever differs from one machine
 * to the next stays out of the result.
 *
 * @param file which is only ever appended to
 */
public record Journal(Path file) {
  private static final Gson GSON = new Gson();

  /** What can happen to a trial. */
  public enum Event {
    /** A process has taken the lease. */
    STARTED,
    /** It was asked to stop, and saved. */
    STOPPED,
    /** It failed; the message says why. */
    FAILED,
    /** The result was written. */
    FINISHED
  }

  /**
   * A line of the journal.
   *
   * @param at when, as ISO 8601
   * @param what happened
   * @param host where
   * @param pid the process that the trial ran in
   * @param gpus {@code CUDA_VISIBLE_DEVICES} of that process, empty if unset
   * @param message why, of a failure
   * @param status with which the process ends, of a failure; else 0
   */
  public record Entry(
      String at, Event what, String host, long pid, String gpus, String message, int status) {
    /** A field that is absent is empty. */
    public Entry {
      at = Objects.requireNonNullElse(at, "");
      host = Objects.requireNonNullElse(host, "");
      gpus = Objects.requireNonNullElse(gpus, "");
      message = Objects.requireNonNullElse(message, "");
    }
  }

  /** Adds a line about this process, which has not failed. */
  void append(Event what) {
    append(what, ProcessHandle.current().pid(), "", 0);
  }

  /** Adds a line about a process on this machine that fails. */
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
      channel.write(ByteBuffer.wrap(line)); // at once, so that lines of two processes do not mix
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the lines so far; one that was cut off or is damaged is left out. */
  List<Entry> entries() {
    try { // leniently: a line that is damaged says nothing, and stops nobody
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
