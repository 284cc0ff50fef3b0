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
 * A run's event file for TensorBoard. A resumed run continues its file; the events of steps that
 * will be repeated are removed first, so that no step appears twice.
 */
public final class EventFile implements Tracker {
  /** TensorBoard reads every file with {@code tfevents} in its name. */
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
   * Opens the file in a folder, which is created if it does not exist. The file begins with the
   * current settings.
   *
   * @param steps number of finished steps; events of later steps are removed
   * @param settings all settings by key
   * @param telling keys of the settings that TensorBoard shows as hyperparameters
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
