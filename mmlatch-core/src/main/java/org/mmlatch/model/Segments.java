package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.nn.Steps;

/**
 * A batch of segments, as models read it.
 *
 * @param features features per modality (B, T, D), zero beyond each segment's length; masked in
 *     Stage II; (B, T, S, D) for a modality with {@code rows}
 * @param steps which steps are real; the same for all modalities
 * @param contexts contexts (B, H) from which the modalities' encoders start; a modality without one
 *     starts at zero
 * @param unmasked the features before any masking
 * @param rows for modalities with several rows of features per word, the number of rows of each
 *     word, at most S: (B, T) int64, 0 beyond each segment's length
 */
public record Segments(
    Map<Modality, NDArray> features,
    Steps steps,
    Map<Modality, NDArray> contexts,
    Map<Modality, NDArray> unmasked,
    Map<Modality, NDArray> rows) {
  /** Copies the maps, so that a batch is immutable. */
  public Segments {
    features = copy(features);
    contexts = copy(contexts);
    unmasked = copy(unmasked);
    rows = copy(rows);
  }

  /** Creates unmasked segments whose encoders start at zero. */
  public Segments(Map<Modality, NDArray> features, Steps steps) {
    this(features, steps, Map.of(), features, Map.of());
  }

  private static Map<Modality, NDArray> copy(Map<Modality, NDArray> arrays) {
    Map<Modality, NDArray> copy = new EnumMap<>(Modality.class);
    copy.putAll(arrays);
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Returns which steps of a modality are real.
   *
   * @throws IllegalArgumentException if the batch does not have this modality
   */
  public Steps steps(Modality modality) {
    if (!features.containsKey(modality)) {
      throw new IllegalArgumentException("no " + modality.key() + " in this batch");
    }
    return steps;
  }

  /**
   * Returns these segments with each modality's features multiplied by its mask, {@code x_m ⊙
   * mask_m}; a word's mask applies to each of its rows. A modality without a mask is unchanged.
   */
  public Segments masked(Map<Modality, NDArray> masks) {
    Map<Modality, NDArray> masked = new EnumMap<>(features);
    masks.forEach(
        (modality, mask) ->
            masked.computeIfPresent(modality, (m, x) -> x.mul(broadcastable(mask, x))));
    return new Segments(masked, steps, contexts, unmasked, rows);
  }

  /** Returns a mask (B, T, D) in a shape that broadcasts to features (B, T, D) or (B, T, S, D). */
  private static NDArray broadcastable(NDArray mask, NDArray x) {
    return x.getShape().dimension() == 4 ? mask.expandDims(2) : mask;
  }

  /** Returns these segments with other contexts from which encoders start. */
  public Segments startingFrom(Map<Modality, NDArray> newContexts) {
    return new Segments(features, steps, newContexts, unmasked, rows);
  }

  /** Returns these segments with the given numbers of rows per word. */
  public Segments withRows(Map<Modality, NDArray> counts) {
    return new Segments(features, steps, contexts, unmasked, counts);
  }

  /**
   * Returns the number of rows of each word, (B, T) int64; empty for a modality with one row per
   * word.
   */
  public Optional<NDArray> rowsOf(Modality modality) {
    return Optional.ofNullable(rows.get(modality));
  }
}
