package org.mmlatch.tracking;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.mmlatch.io.AtomicFile;

/**
 * A file with one JSON object per line, {@code {"epoch":1,"loss/train":0.9,…}}, for programs that
 * monitor a training. It contains no times. A resumed run continues its file; the lines of epochs
 * that will be repeated are removed first. Numbers that are not finite are null.
 */
public final class JsonLines implements Tracker {
  private static final String EPOCH = "epoch";
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final Path file;
  private final long lastStep;

  private JsonLines(Path file, long lastStep) {
    this.file = file;
    this.lastStep = lastStep;
  }

  /**
   * Opens a file, which is created if it does not exist.
   *
   * @param steps number of finished steps; lines of later steps, and everything from the first
   *     damaged line on, are removed
   */
  public static JsonLines open(Path file, long steps) {
    try {
      List<String> kept = new ArrayList<>();
      long last = 0;
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        OptionalLong step = step(line);
        if (step.isEmpty()) {
          break;
        }
        if (step.getAsLong() <= steps) {
          kept.add(line + "\n");
          last = Math.max(last, step.getAsLong());
        }
      }
      byte[] bytes = kept.stream().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(bytes));
      return new JsonLines(file, last);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Returns the step of a line; empty if the line is damaged, as the last line of a killed process
   * may be.
   */
  private static OptionalLong step(String line) {
    try {
      return OptionalLong.of(JsonParser.parseString(line).getAsJsonObject().get(EPOCH).getAsLong());
    } catch (JsonParseException | IllegalStateException | NullPointerException damaged) {
      return OptionalLong.empty();
    }
  }

  @Override
  public long lastStep() {
    return lastStep;
  }

  @Override
  public void scalars(long step, Map<String, Double> values) {
    JsonObject line = new JsonObject();
    line.addProperty(EPOCH, step);
    values.forEach(
        (name, value) ->
            line.add(name, Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE));
    try {
      Files.writeString(file, GSON.toJson(line) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {}

  private static UncheckedIOException failure(Path file, IOException e) {
    return new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
  }
}
