package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.imports.Preparation;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Natives;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.settings.SettingDifference;

/**
 * {@code run.json}: everything that a result depends on besides the settings: versions, machine,
 * threads, corpus.
 */
final class Provenance {
  static final String FINGERPRINT = "corpus_fingerprint";
  private static final String THREADS = "threads";
  private static final String WORKERS = "workers";
  private static final List<String> DECIDING =
      List.of("program", "pytorch", "natives", "cpu", THREADS, WORKERS, "device");
  private static final String IMPORT = "import.";
  static final String IMPORTED = "weights_imported_from";

  private Provenance() {}

  /**
   * Writes the provenance of a run.
   *
   * @param more further entries by key
   */
  static void write(
      Staging staging,
      Path file,
      Corpus corpus,
      Device device,
      Parallelism parallelism,
      Map<String, String> more) {
    JsonObject json = present(device, parallelism);
    json.addProperty("corpus", corpus.folder().toAbsolutePath().normalize().toString());
    json.addProperty(FINGERPRINT, corpus.fingerprint());
    Preparation.read(corpus.folder().resolve(Manifest.FILE_NAME), corpus.manifest().parameters())
        .parameters()
        .forEach((key, value) -> json.addProperty(IMPORT + key, value));
    more.forEach(json::addProperty);
    AtomicFile.writeText(staging, file, RunJson.text(json));
  }

  private static JsonObject present(Device device, Parallelism parallelism) {
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
    return json;
  }

  /**
   * Returns what a run's bytes depend on and this process has otherwise than the one that started
   * the run: what it has left, what the run was started with right.
   *
   * @param began the entries of {@code run.json}
   */
  static List<SettingDifference> differences(
      Map<String, String> began, Device device, Parallelism parallelism) {
    Map<String, String> present = texts(present(device, parallelism));
    return DECIDING.stream()
        .filter(key -> began.containsKey(key) && !began.get(key).equals(present.get(key)))
        .map(key -> new SettingDifference(key, present.get(key), began.get(key)))
        .toList();
  }

  /**
   * Reads the provenance of a run, by key.
   *
   * @throws BadDataException if the file is missing or damaged
   */
  static SortedMap<String, String> read(Path file) {
    SortedMap<String, String> entries = RunJson.read(file, Provenance::texts);
    if (!entries.containsKey(FINGERPRINT)) {
      throw new BadDataException(file + " has no " + FINGERPRINT);
    }
    return entries;
  }

  /**
   * Reads the import options of the run's corpus.
   *
   * @throws BadDataException if the file is missing or damaged
   */
  static Preparation preparation(Path file) {
    Map<String, String> parameters = new TreeMap<>();
    read(file)
        .forEach(
            (key, value) -> {
              if (key.startsWith(IMPORT)) {
                parameters.put(key.substring(IMPORT.length()), value);
              }
            });
    return Preparation.read(file, parameters);
  }

  private static SortedMap<String, String> texts(JsonObject json) {
    SortedMap<String, String> texts = new TreeMap<>();
    json.asMap().forEach((key, value) -> texts.put(key, value.getAsString()));
    return texts;
  }
}
