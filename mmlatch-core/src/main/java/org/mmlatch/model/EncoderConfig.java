package org.mmlatch.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.eval.TaskDescription;

/**
 * The configuration of an encoder: a record whose components are the keys of its section in the
 * settings, each with its {@link Bounds}.
 */
public interface EncoderConfig {
  /**
   * Creates an uninitialised encoder.
   *
   * @param dims number of features D_m of each modality that the model reads, in canonical order
   * @param outputs number of outputs K of a prediction
   * @throws IllegalArgumentException if the sizes are inconsistent or the encoder does not support
   *     these modalities; the message says what is allowed
   */
  Encoder build(Map<Modality, Integer> dims, int outputs);

  /** Like {@link #build}, for a model without feedback, which never runs Stage I. */
  default Encoder buildWithoutFeedback(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs);
  }

  /**
   * Returns the configuration to use for a task; by default this one.
   *
   * @throws IllegalArgumentException if the encoder does not support such a task; the message says
   *     which tasks it supports
   */
  default EncoderConfig forTask(TaskDescription task) {
    return this;
  }

  /**
   * Returns whether training needs all segments of a batch together, as batch normalisation does.
   * If so, a batch is not split among workers.
   */
  default boolean needsWholeBatches() {
    return false;
  }

  /**
   * Returns whether training with CUDA graphs was measured to give bit-identical weights to
   * training without. If not, {@code cuda-graphs = auto} does not use them.
   */
  default boolean replaysExactly() {
    return false;
  }

  /**
   * Returns the modalities that predictions are made from, of those that the model is trained on.
   * The others may be missing in evaluation.
   */
  default Set<Modality> readInEvaluation(Set<Modality> trained) {
    return trained;
  }

  /**
   * Returns the modalities that the encoder reads as several rows per word, (B, T, S, D) with
   * {@link Segments#rowsOf}, instead of one row per word. The corpus must have such rows.
   */
  default Set<Modality> readByRows(Set<Modality> read) {
    return Set.of();
  }

  /**
   * Returns the parameter groups with their own learning rate or weight decay. A weight belongs to
   * the first group that matches.
   */
  default List<ParameterGroup> parameterGroups() {
    return List.of();
  }

  /**
   * An encoder whose recurrences can start Stage II from a summary of Stage I: an experiment beyond
   * the paper. All its representations have the same size.
   */
  interface StartingFromStageOne extends EncoderConfig {
    /**
     * Like {@link #build}, with layers that calculate initial states from {@link
     * Segments#contexts}.
     */
    Encoder buildStartingFromStageOne(Map<Modality, Integer> dims, int outputs);
  }
}
