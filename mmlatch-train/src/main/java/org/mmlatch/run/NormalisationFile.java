package org.mmlatch.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;

/**
 * {@code normalisation.json}: the training split's feature statistics of every modality that the
 * run reads. All predictions are normalised with these, whatever corpus the segments come from.
 */
final class NormalisationFile {
  private static final String MEAN = "mean";
  private static final String DEVIATION = "standard_deviation";

  private NormalisationFile() {}

  static void write(Staging staging, Path file, Map<Modality, FeatureStatistics> statistics) {
    JsonObject json = new JsonObject();
    statistics.forEach(
        (modality, s) -> {
          JsonObject entry = new JsonObject();
          entry.add(MEAN, array(s.mean()));
          entry.add(DEVIATION, array(s.standardDeviation()));
          json.add(modality.key(), entry);
        });
    AtomicFile.writeText(staging, file, json + "\n");
  }

  static Map<Modality, FeatureStatistics> read(Path file) {
    return RunJson.read(file, NormalisationFile::statistics);
  }

  private static Map<Modality, FeatureStatistics> statistics(JsonObject json) {
    Map<Modality, FeatureStatistics> statistics = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      if (json.has(modality.key())) {
        JsonObject entry = json.getAsJsonObject(modality.key());
        statistics.put(
            modality,
            new FeatureStatistics(
                numbers(entry.getAsJsonArray(MEAN)), numbers(entry.getAsJsonArray(DEVIATION))));
      }
    }
    return statistics;
  }

  private static JsonArray array(List<Double> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static List<Double> numbers(JsonArray array) {
    return array.asList().stream().map(element -> element.getAsDouble()).toList();
  }
}
