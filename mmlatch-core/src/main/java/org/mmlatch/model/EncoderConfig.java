package org.mmlatch.model;

import java.util.Map;
import org.mmlatch.Modality;

/**
 * What an encoder is built from: a record whose components are the keys of its section of the
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

  /**
   * Returns whether training needs all segments of a batch in one place, as batch normalisation
   * does, so that a batch is not shared out among workers.
   */
  default boolean needsWholeBatches() {
    return false;
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
