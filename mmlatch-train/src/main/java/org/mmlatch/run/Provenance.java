package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.io.AtomicFile;

/** {@code run.json}: what a result depends on besides the settings. */
final class Provenance {
  private Provenance() {}

  static void write(Path file, Corpus corpus, Device device) {
    JsonObject json = new JsonObject();
    json.addProperty("program", BuildInfo.version());
    json.addProperty("djl", Engine.getDjlVersion());
    json.addProperty("pytorch", Devices.engineVersion());
    json.addProperty("java", Runtime.version().toString());
    json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    json.addProperty("processors", Runtime.getRuntime().availableProcessors());
    json.addProperty("threads", System.getProperty("ai.djl.pytorch.num_threads"));
    json.addProperty("device", device.toString());
    json.addProperty("corpus", corpus.folder().toAbsolutePath().normalize().toString());
    json.addProperty(RunDescription.FINGERPRINT, corpus.fingerprint());
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
