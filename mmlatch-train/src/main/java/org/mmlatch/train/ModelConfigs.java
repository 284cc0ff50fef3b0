package org.mmlatch.train;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.DropoutRates;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.settings.DropoutSettings;
import org.mmlatch.settings.FeedbackSettings;
import org.mmlatch.settings.Settings;

/** Says what a model is built from, given settings and the dims of a corpus. */
public final class ModelConfigs {
  private ModelConfigs() {}

  /**
   * Returns the model that settings ask for.
   *
   * @param dims features per modality of the corpus
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality asked for
   */
  public static ModelConfig of(Settings settings, Map<Modality, Integer> dims) {
    Map<Modality, Integer> chosen = new EnumMap<>(Modality.class);
    settings
        .model()
        .modalities()
        .among(dims.keySet())
        .forEach(modality -> chosen.put(modality, dims.get(modality)));
    return new ModelConfig(
        chosen,
        settings.model().hidden(),
        settings.model().pooling(),
        feedback(settings.feedback()),
        dropout(settings.model().dropout()));
  }

  private static FeedbackConfig feedback(FeedbackSettings settings) {
    return new FeedbackConfig(
        settings.type(),
        settings.self() ? FeedbackConfig.Sources.ALL : FeedbackConfig.Sources.OTHERS,
        (float) settings.networkDropout(),
        (float) settings.maskDropout(),
        settings.maskDropoutAtEvaluation()
            ? FeedbackConfig.MaskDropoutActivity.ALWAYS
            : FeedbackConfig.MaskDropoutActivity.TRAINING);
  }

  private static DropoutRates dropout(DropoutSettings settings) {
    return new DropoutRates(
        (float) settings.input(),
        (float) settings.encoder(),
        (float) settings.attention(),
        (float) settings.fusion(),
        (float) settings.fusionOutput());
  }
}
