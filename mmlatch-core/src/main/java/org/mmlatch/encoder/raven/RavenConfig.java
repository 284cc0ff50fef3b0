package org.mmlatch.encoder.raven;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * Configuration of RAVEN, the recurrent attended variation embedding network (Wang et al., AAAI
 * 2019).
 *
 * @param variant gates and limit of the shift: as in the paper or the released code
 * @param rows granularity of audio and visual features
 * @param projection size N to which rows of audio and visual features are projected
 * @param cell hidden size C of the LSTMs over a word's rows
 * @param hidden hidden size H of the LSTM over words
 * @param beta maximum norm of a shift, relative to the norm of the word's embedding
 * @param dropout dropout rates
 */
public record RavenConfig(
    Variant variant,
    Rows rows,
    @Bounds(atLeast = 1) int projection,
    @Bounds(atLeast = 1) int cell,
    @Bounds(atLeast = 1) int hidden,
    @Bounds(above = 0) double beta,
    RavenDropout dropout)
    implements EncoderConfig {
  /** The gates, and the limit of the shift z of an embedding e. */
  public enum Variant {
    /** Gates are sigmoids; the shift is {@code min(β ‖e‖ / ‖z‖, 1) z}. */
    PAPER,
    /** Gates are linear; the shift is {@code β ‖e‖ z / max(‖z‖, 1)}. */
    RELEASED
  }

  /** The audio and visual features that are read for a word. */
  public enum Rows {
    /** One row, the average over the word. */
    WORD,
    /** All rows inside the word; the corpus must have them. */
    SUBWORD
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    if (!dims.containsKey(Modality.TEXT)) {
      throw new IllegalArgumentException(
          "RAVEN shifts word embeddings, so its modalities must include text, found only "
              + String.join(
                  " and ", new TreeSet<>(dims.keySet()).stream().map(Modality::key).toList()));
    }
    requirePositive("the projection", projection);
    requirePositive("the cell", cell);
    requirePositive("the hidden size", hidden);
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta of RAVEN must be finite and above 0, found " + beta);
    }
    return new RavenEncoder(this, dims);
  }

  @Override
  public Set<Modality> readByRows(Set<Modality> read) {
    Set<Modality> byRows = EnumSet.noneOf(Modality.class);
    if (rows == Rows.SUBWORD) {
      byRows.addAll(read);
      byRows.remove(Modality.TEXT);
    }
    return byRows;
  }

  private static void requirePositive(String what, int found) {
    if (found < 1) {
      throw new IllegalArgumentException(what + " of RAVEN must be at least 1, found " + found);
    }
  }
}
