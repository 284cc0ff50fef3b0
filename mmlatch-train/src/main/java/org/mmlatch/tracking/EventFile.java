package org.mmlatch.tracking;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mmlatch.io.AtomicFile;

/**
 * TensorBoard's event file of a run. A resumed run continues its file, from which the events of
 * steps that are repeated have been removed: none is there twice.
 */
public final class EventFile implements Tracker {
  /** TensorBoard takes whatever has {@code tfevents} in its name. */
  private static final String NAME = "events.out.tfevents.mmlatch";

  private final Path file;
  private final OutputStream out;
  private final long lastStep;

  private EventFile(Path file, OutputStream out, long lastStep) {
    this.file = file;
    this.out = out;
    this.lastStep = lastStep;
  }

  /**
   * Opens the file in a folder, which is made if it does not exist. It begins with the settings as
   * they are now.
   *
   * @param steps that are over; events of later ones are removed
   * @param settings all, by key
   * @param telling keys of those that runs are told apart by
   */
  public static EventFile open(
      Path folder, long steps, Map<String, String> settings, Set<String> telling) {
    Path file = folder.resolve(NAME);
    Map<String, String> told = new TreeMap<>(settings);
    told.keySet().retainAll(telling);
    try {
      Files.createDirectories(folder);
      List<byte[]> kept =
          Files.exists(file)
              ? Records.read(Files.readAllBytes(file)).stream()
                  .filter(event -> Events.step(event) > 0 && Events.step(event) <= steps)
                  .toList()
              : List.of();
      List<byte[]> events = new ArrayList<>();
      events.add(Events.version(now()).toByteArray());
      events.add(Events.settings(now(), settings).toByteArray());
      events.add(Events.sessionStart(now(), told).toByteArray());
      events.addAll(kept);
      AtomicFile.write(
          file,
          bytes -> {
            for (byte[] event : events) {
              bytes.write(Records.framed(event));
            }
          });
      return new EventFile(
          file,
          Files.newOutputStream(file, StandardOpenOption.APPEND),
          kept.stream().mapToLong(Events::step).max().orElse(0));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public long lastStep() {
    return lastStep;
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
