package org.mmlatch.train;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentConfig.Directions;
import org.mmlatch.nn.Transformer.AttentionMask;
import org.mmlatch.settings.DropoutSettings;
import org.mmlatch.settings.FeedbackSettings;
import org.mmlatch.settings.MultSettings;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** Says what a model is built from, given settings and the dims of a corpus. */
public final class ModelConfigs {
  private ModelConfigs() {}

  /**
   * Returns the model that settings ask for.
   *
   * @param dims features per modality of the corpus
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality asked for, or
   *     sizes do not fit together
   */
  public static ModelConfig of(Settings settings, Map<Modality, Integer> dims) {
    Map<Modality, Integer> chosen = new EnumMap<>(Modality.class);
    settings
        .model()
        .modalities()
        .among(dims.keySet())
        .forEach(modality -> chosen.put(modality, dims.get(modality)));
    try {
      return new ModelConfig(chosen, encoder(settings), feedback(settings.feedback()));
    } catch (IllegalArgumentException impossible) {
      throw new SettingsException(impossible.getMessage(), impossible);
    }
  }

  private static EncoderConfig encoder(Settings settings) {
    return switch (settings.model().encoder()) {
      case LATE_FUSION ->
          new LateFusionConfig(
              settings.model().hidden(),
              new RecurrentConfig(
                  settings.model().cell(),
                  settings.model().layers(),
                  settings.model().bidirectional() ? Directions.BOTH : Directions.FORWARD),
              settings.model().pooling(),
              dropout(settings.model().dropout()));
      case MULT -> mult(settings.mult());
    };
  }

  private static MultConfig mult(MultSettings settings) {
    Map<Modality, Integer> kernels = new EnumMap<>(Modality.class);
    Map<Modality, Float> attention = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      kernels.put(modality, settings.kernel().of(modality));
      attention.put(modality, (float) settings.dropout().attention().of(modality));
    }
    return new MultConfig(
        settings.width(),
        settings.heads(),
        settings.layers(),
        kernels,
        settings.causal() ? AttentionMask.CAUSAL : AttentionMask.FULL,
        new MultDropout(
            (float) settings.dropout().embedding(),
            attention,
            (float) settings.dropout().relu(),
            (float) settings.dropout().residual(),
            (float) settings.dropout().output()));
  }

  private static FeedbackConfig feedback(FeedbackSettings settings) {
    return new FeedbackConfig(
        settings.type(),
        settings.merge(),
        settings.self() ? FeedbackConfig.Sources.ALL : FeedbackConfig.Sources.OTHERS,
        settings.initialState(),
        settings.passes(),
        (float) settings.networkDropout(),
        (float) settings.maskNoise(),
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
