package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedSettingsTest {
  private static final Map<String, String> UNUSUAL =
      Map.of(
          "preset", "released",
          "device", "gpu:1",
          "threads", "3",
          "data.corpus", "my \"corpora\"/größer = mehr",
          "model.modalities", "text, audio",
          "train.learning-rate", "3.3e-7",
          "feedback.self", "true");

  @Test
  void resolvedSettingsLoadAsEqualSettings(@TempDir Path folder) throws IOException {
    Settings settings = SettingsLoader.load(Optional.empty(), UNUSUAL);
    Path file = folder.resolve("config.conf");
    Files.writeString(file, settings.resolved());
    assertEquals(settings, SettingsLoader.load(Optional.of(file), Map.of()));
  }

  @Test
  void resolvedSettingsAreALineForEachKeyInOrder() {
    List<String> lines =
        SettingsLoader.load(Optional.empty(), Map.of()).resolved().lines().toList();
    assertEquals(lines.stream().sorted().toList(), lines);
    assertTrue(lines.contains("train.learning-rate = 0.0005"));
    assertTrue(lines.contains("data.corpus = \"corpora/sample\""));
    assertTrue(lines.contains("model.modalities = all"));
    assertTrue(lines.contains("threads = auto"));
  }

  @Test
  void differencesNameTheKeyAndBothValues() {
    Settings left = SettingsLoader.load(Optional.empty(), Map.of("seed", "1"));
    Settings right = SettingsLoader.load(Optional.empty(), Map.of("feedback.type", "none"));
    assertEquals(
        List.of(
            new SettingDifference("feedback.type", "lstm", "none"),
            new SettingDifference("seed", "1", "0")),
        left.differences(right));
  }

  @Test
  void equalSettingsDoNotDiffer() {
    Settings settings = SettingsLoader.load(Optional.empty(), UNUSUAL);
    assertEquals(List.of(), settings.differences(SettingsLoader.load(Optional.empty(), UNUSUAL)));
  }
}
