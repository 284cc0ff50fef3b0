package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Natives;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.io.AtomicFile;

/** {@code run.json}: what a result depends on besides the settings. */
final class Provenance {
  static final String FINGERPRINT = "corpus_fingerprint";
  static final String THREADS = "threads";
  static final String WORKERS = "workers";
  static final String IMPORTED = "weights_imported_from";

  private Provenance() {}

  static void write(Path file, Corpus corpus, Device device, Parallelism parallelism) {
    write(file, corpus, device, parallelism, Map.of());
  }

  /**
   * Writes what a run is made with.
   *
   * @param more by key, after what every run has
   */
  static void write(
      Path file, Corpus corpus, Device device, Parallelism parallelism, Map<String, String> more) {
    JsonObject json = new JsonObject();
    json.addProperty("program", BuildInfo.version());
    json.addProperty("djl", Engine.getDjlVersion());
    json.addProperty("pytorch", Devices.engineVersion());
    json.addProperty("natives", Natives.installed().toString());
    json.addProperty("java", Runtime.version().toString());
    json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.addProperty("cpu", Machine.cpu());
    json.addProperty(THREADS, parallelism.threads());
    json.addProperty(WORKERS, parallelism.on(device).number());
    json.addProperty("device", device.toString());
    json.addProperty("corpus", corpus.folder().toAbsolutePath().normalize().toString());
    json.addProperty(FINGERPRINT, corpus.fingerprint());
    more.forEach(json::addProperty);
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    AtomicFile.writeText(file, text);
  }

  /**
   * Reads what a run was made with, by key.
   *
   * @throws BadDataException if the file is missing or damaged
   */
  static SortedMap<String, String> read(Path file) {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      SortedMap<String, String> entries = new TreeMap<>();
      json.entrySet().forEach(entry -> entries.put(entry.getKey(), entry.getValue().getAsString()));
      if (!entries.containsKey(FINGERPRINT)) {
        throw new BadDataException(file + " has no " + FINGERPRINT);
      }
      return entries;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new BadDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
