package org.mmlatch.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.eval.TaskDescription;

/**
 * The configuration of an encoder: a record whose components are the keys of its section of the
 * settings, each with its {@link Bounds}.
 */
public interface EncoderConfig {
  /**
   * Builds the encoder, uninitialised.
   *
   * @param dims features D_m of the modalities that the model reads, in canonical order
   * @param outputs numbers that a prediction has
   * @throws IllegalArgumentException if the sizes do not fit together, or it cannot do with these
   *     modalities; the message says what would
   */
  Encoder build(Map<Modality, Integer> dims, int outputs);

  /** As {@link #build}, for a model that never runs Stage I. */
  default Encoder buildWithoutFeedback(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs);
  }

  /**
   * Returns what the encoder is built from for a task: as a rule, this.
   *
   * @throws IllegalArgumentException if it cannot learn such a task; the message says which it can
   */
  default EncoderConfig forTask(TaskDescription task) {
    return this;
  }

  /**
   * Returns whether training needs all segments of a batch in one place, as batch normalisation
   * does, so that a batch is not shared out among workers.
   */
  default boolean needsWholeBatches() {
    return false;
  }

  /**
   * Returns whether steps that a GPU replays as CUDA graphs were seen to train to the same bytes as
   * steps that are asked for operator by operator. Without that, {@code cuda-graphs = auto} does
   * not replay them.
   */
  default boolean replaysExactly() {
    return false;
  }

  /**
   * Returns which of the modalities that a model is trained on its predictions are made from; the
   * others need not be there then.
   */
  default Set<Modality> readInEvaluation(Set<Modality> trained) {
    return trained;
  }

  /**
   * Returns the modalities, of those that it reads, of which it reads the rows inside words, (B, T,
   * S, D) with {@link Segments#rowsOf}, in the place of a row for each word. A corpus must have
   * such rows.
   */
  default Set<Modality> readByRows(Set<Modality> read) {
    return Set.of();
  }

  /** Returns the weights that are trained otherwise than the rest; the first that fits counts. */
  default List<ParameterGroup> parameterGroups() {
    return List.of();
  }

  /**
   * An encoder whose recurrences can start Stage II from what Stage I says of a segment: an
   * experiment beyond the paper. Its representations are all as wide.
   */
  interface StartingFromStageOne extends EncoderConfig {
    /** As {@link #build}, with what makes initial states of {@link Segments#contexts}. */
    Encoder buildStartingFromStageOne(Map<Modality, Integer> dims, int outputs);
  }
}
