package org.mmlatch.run;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;
import org.mmlatch.eval.Metrics;
import org.mmlatch.io.AtomicFile;

/** {@code metrics-*.json}. */
public final class MetricsFile {
  private MetricsFile() {}

  static void write(Path file, Metrics metrics) {
    String json =
        new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(metrics.toJson());
    AtomicFile.write(file, out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a file that a run wrote.
   *
   * @throws BadDataException if it is missing or damaged
   */
  public static Metrics read(Path file) {
    try {
      return Metrics.fromJson(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException | JsonParseException | IllegalArgumentException e) {
      throw new BadDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
