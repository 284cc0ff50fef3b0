package org.mmlatch.train;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.task.SentimentRegression;
import org.mmlatch.task.Task;

/** Builds the models that settings ask for. */
public final class Models {
  private Models() {}

  /** Returns what models learn. */
  public static Task task() {
    return new SentimentRegression();
  }

  private static void requireBatchesOfSome(Settings settings) {
    if (settings.encoder().needsWholeBatches() && settings.train().batchSize() == 1) {
      throw new SettingsException(
          "train.batch-size is 1, but must be at least 2: model.encoder = %s learns from how the"
                  .formatted(settings.model().encoder().name())
              + " segments of a batch differ");
    }
  }

  /**
   * Returns the model that settings ask for, uninitialised.
   *
   * @param dims features per modality of the corpus
   * @throws SettingsException if the corpus lacks a modality asked for, sizes do not fit together,
   *     or batches are too small for the encoder
   */
  public static MMLatch of(Settings settings, Map<Modality, Integer> dims) {
    Map<Modality, Integer> chosen = new EnumMap<>(dims);
    chosen.keySet().retainAll(settings.model().modalities().among(dims.keySet()));
    requireBatchesOfSome(settings);
    try {
      return new MMLatch(
          new ModelConfig(
              chosen, task().outputs().size(), settings.encoder(), settings.feedback()));
    } catch (IllegalArgumentException impossible) {
      throw new SettingsException(impossible.getMessage(), impossible);
    }
  }
}
