package org.mmlatch.train;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.settings.ClassWeights;
import org.mmlatch.settings.ScheduleType;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.StepOn;
import org.mmlatch.settings.ValidLoss;

/** Builds the models that settings ask for. */
public final class Models {
  private Models() {}

  private static void requireBatchesOfSome(Settings settings) {
    if (settings.encoder().needsWholeBatches() && settings.train().batchSize() == 1) {
      throw new SettingsException(
          "train.batch-size is 1, but must be at least 2: model.encoder = %s learns from how the"
                  .formatted(settings.model().encoder().name())
              + " segments of a batch differ");
    }
  }

  private static void requireComparableLosses(Settings settings) {
    if (settings.schedule().type() != ScheduleType.PLATEAU
        || settings.schedule().stepOn() != StepOn.TRAIN_AND_VALIDATION) {
      return;
    }
    if (settings.task().classWeights() == ClassWeights.BALANCED) {
      throw new SettingsException(
          "schedule.step-on = train-and-validation compares the training loss, which is weighted with"
              + " task.class-weights = balanced, with the validation loss, which is not: set"
              + " schedule.step-on = validation");
    }
    if (settings.train().validLoss() == ValidLoss.TOTAL) {
      throw new SettingsException(
          "schedule.step-on = train-and-validation compares the training loss, which is the task's"
              + " alone, with the validation loss: with train.valid-loss = total, set"
              + " schedule.step-on = validation");
    }
  }

  /** Returns the model that settings ask for, for the paper's task, uninitialised. */
  public static MMLatch of(Settings settings, Map<Modality, Integer> dims) {
    return of(settings, dims, TaskDescription.SENTIMENT);
  }

  /**
   * Returns the model that settings ask for, uninitialised.
   *
   * @param dims the corpus's number of features per modality
   * @param task the task to learn
   * @throws SettingsException if the corpus lacks a requested modality, sizes do not fit together,
   *     batches are too small for the encoder, {@code schedule.step-on} does not fit {@code
   *     train.valid-loss} or {@code task.class-weights}, or the encoder cannot learn the task
   */
  public static MMLatch of(Settings settings, Map<Modality, Integer> dims, TaskDescription task) {
    Map<Modality, Integer> chosen = new EnumMap<>(dims);
    chosen.keySet().retainAll(settings.model().modalities().among(dims.keySet()));
    requireBatchesOfSome(settings);
    requireComparableLosses(settings);
    try {
      return new MMLatch(
          new ModelConfig(
              chosen,
              task.outputs().size(),
              settings.encoder().forTask(task),
              settings.feedback()));
    } catch (IllegalArgumentException impossible) {
      throw new SettingsException(impossible.getMessage(), impossible);
    }
  }
}
