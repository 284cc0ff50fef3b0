package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.model.FeedbackConfig;

class ReferenceTest {
  private static final Config REFERENCE = ConfigFactory.parseResources("reference.conf");

  @Test
  void referenceHasExactlyTheKeysOfTheRecords() {
    TreeSet<String> keys = new TreeSet<>();
    REFERENCE.entrySet().forEach(entry -> keys.add(entry.getKey()));
    assertEquals(Schema.keys().keySet(), keys);
  }

  @Test
  void everyDefaultIsExplainedByAComment() {
    for (Map.Entry<String, ConfigValue> entry : REFERENCE.entrySet()) {
      boolean explainedTogether =
          entry
              .getKey()
              .matches(
                  "(data.normalise|mult.kernel|(lmf|tfn|mfn|graph-mfn|lf-lstm).hidden|mult.dropout.attention)\\..*");
      assertFalse(
          entry.getValue().origin().comments().isEmpty() && !explainedTogether, entry.getKey());
    }
  }

  @Test
  void aProgramInJavaStartsFromTheSameDefaults() {
    Settings settings = SettingsLoader.defaults();
    assertEquals(LateFusionConfig.DEFAULT, settings.encoder());
    assertEquals(FeedbackConfig.DEFAULT, settings.feedback());
  }

  @ParameterizedTest
  @EnumSource(value = Preset.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPresetNamesNoOtherPreset(Preset preset) {
    String file = "presets/" + SettingText.of(preset) + ".conf";
    assertFalse(ConfigFactory.parseResources(file).isEmpty(), file);
    assertFalse(ConfigFactory.parseResources(file).hasPath("preset"));
  }
}
