package org.mmlatch.tracking;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mmlatch.io.AtomicFile;

/**
 * TensorBoard's event file of a run. A run that goes on continues its file, from which the events
 * of steps that are done again have been removed: none is there twice.
 */
public final class EventFile implements Tracker {
  /** TensorBoard takes whatever has {@code tfevents} in its name. */
  private static final String NAME = "events.out.tfevents.mmlatch";

  private final Path file;
  private final OutputStream out;
  private final List<byte[]> kept;

  private EventFile(Path file, OutputStream out, List<byte[]> kept) {
    this.file = file;
    this.out = out;
    this.kept = kept;
  }

  /**
   * Opens the file in a folder, which is made if it does not exist.
   *
   * @param steps that are over; events of later ones are removed
   */
  public static EventFile open(Path folder, long steps) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      List<byte[]> kept =
          Files.exists(file)
              ? Records.read(Files.readAllBytes(file)).stream()
                  .filter(event -> Events.step(event) <= steps)
                  .toList()
              : List.of();
      AtomicFile.write(
          file,
          bytes -> {
            for (byte[] event : kept) {
              bytes.write(Records.framed(event));
            }
          });
      EventFile events =
          new EventFile(file, Files.newOutputStream(file, StandardOpenOption.APPEND), kept);
      if (kept.isEmpty()) {
        events.write(Events.version(now()));
      }
      return events;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public long lastStep() {
    return kept.stream().mapToLong(Events::step).max().orElse(0);
  }

  /** Writes the settings; they are written once, however often a run goes on. */
  @Override
  public void settings(Map<String, String> values, Set<String> telling) {
    if (kept.size() < 2) { // at most the version
      write(Events.settings(now(), values));
      Map<String, String> told = new TreeMap<>(values);
      told.keySet().retainAll(telling);
      write(Events.sessionStart(now(), told));
    }
  }

  @Override
  public void scalars(long step, Map<String, Double> values) {
    values.forEach((name, value) -> write(Events.scalar(now(), step, name, value)));
  }

  @Override
  public boolean takesHistograms() {
    return true;
  }

  @Override
  public void histogram(String name, long step, float[] values) {
    write(Events.histogram(now(), step, name, values));
  }

  @Override
  public void finished() {
    write(Events.sessionEnd(now()));
  }

  private static double now() {
    return System.currentTimeMillis() / 1e3;
  }

  private void write(ProtoBytes event) {
    try {
      out.write(Records.framed(event.toByteArray()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static UncheckedIOException failure(Path file, IOException e) {
    return new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
  }
}
