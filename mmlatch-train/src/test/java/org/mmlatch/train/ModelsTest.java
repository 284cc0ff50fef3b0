package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

class ModelsTest {
  private static final Map<Modality, Integer> DIMS = Map.of(Modality.TEXT, 5, Modality.AUDIO, 4);

  private static Settings settings(String key, String value) {
    return SettingsLoader.load(Optional.empty(), Map.of(key, value, "model.encoder", "mult"));
  }

  @ParameterizedTest
  @CsvSource({
    "mult.heads, 7, 'the heads of MulT must divide its width 40, found 7'",
    "mult.width, 41, 'the width of MulT must be even and at least 4, found 41'",
    "mult.kernel.audio, 2, 'a kernel of MulT must be odd and at least 1, found 2'",
    "feedback.initial-state, stage1, 'feedback.initial-state = stage1 needs model.encoder = late-fusion: this encoder cannot start from it'"
  })
  void sizesThatDoNotFitTogetherAreAnErrorOfTheSettings(String key, String value, String expected) {
    Settings settings = settings(key, value);
    SettingsException error =
        assertThrows(SettingsException.class, () -> Models.of(settings, DIMS));
    assertEquals(expected, error.getMessage());
  }

  @Test
  void anInitialStateWithoutFeedbackIsAnErrorOfTheSettings() {
    Settings settings =
        SettingsLoader.load(
            Optional.empty(), Map.of("feedback.type", "none", "feedback.initial-state", "stage1"));
    SettingsException error =
        assertThrows(SettingsException.class, () -> Models.of(settings, DIMS));
    assertEquals(
        "feedback.initial-state = stage1 needs feedback: with feedback.type = none there is no Stage I",
        error.getMessage());
  }

  @Test
  void aWeightedTrainingLossIsNotComparedWithAValidationLoss() {
    Map<String, String> released =
        Map.of(
            "preset", "released", "task.type", "classification", "task.class-weights", "balanced");
    Settings settings = SettingsLoader.load(Optional.empty(), released);
    SettingsException error =
        assertThrows(SettingsException.class, () -> Models.of(settings, DIMS));
    assertTrue(error.getMessage().contains("set schedule.step-on = validation"));
    Map<String, String> cosine = new HashMap<>(released);
    cosine.put("schedule.type", "cosine");
    assertNotNull(Models.of(SettingsLoader.load(Optional.empty(), cosine), DIMS));
  }

  @Test
  void aModalityThatTheCorpusLacksIsAnErrorOfTheSettings() {
    Settings settings = settings("model.modalities", "visual");
    assertThrows(SettingsException.class, () -> Models.of(settings, DIMS));
  }
}
