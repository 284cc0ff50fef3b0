package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.nn.Steps;

/**
 * A batch of segments as the model reads it.
 *
 * @param features per modality (B, T, D), zero beyond each segment's length; masked in Stage II;
 *     (B, T, S, D) of a modality with {@code rows}
 * @param steps which steps are real, the same for all modalities
 * @param contexts per modality (B, H), what its encoder starts from; a modality without one starts
 *     at zero
 * @param unmasked the features before any masking
 * @param rows of a modality with several rows of features in a word, how many of S each word has:
 *     (B, T) int64, 0 beyond each segment's length
 */
public record Segments(
    Map<Modality, NDArray> features,
    Steps steps,
    Map<Modality, NDArray> contexts,
    Map<Modality, NDArray> unmasked,
    Map<Modality, NDArray> rows) {
  /** Copies the maps, so that a batch never changes. */
  public Segments {
    features = copy(features);
    contexts = copy(contexts);
    unmasked = copy(unmasked);
    rows = copy(rows);
  }

  /** Segments whose encoders start at zero. */
  public Segments(Map<Modality, NDArray> features, Steps steps) {
    this(features, steps, Map.of(), features, Map.of());
  }

  private static Map<Modality, NDArray> copy(Map<Modality, NDArray> arrays) {
    Map<Modality, NDArray> copy = new EnumMap<>(Modality.class);
    copy.putAll(arrays);
    return Collections.unmodifiableMap(copy);
  }

  /** Returns which steps of a modality are real. */
  public Steps steps(Modality modality) {
    if (!features.containsKey(modality)) {
      throw new IllegalArgumentException("no " + modality.key() + " in this batch");
    }
    return steps;
  }

  /**
   * Returns these segments with each modality's features multiplied by its mask, {@code x_m ⊙
   * mask_m}, a word's mask with each of its rows; a modality without a mask stays as it is.
   */
  public Segments masked(Map<Modality, NDArray> masks) {
    Map<Modality, NDArray> masked = new EnumMap<>(features);
    masks.forEach(
        (modality, mask) -> masked.computeIfPresent(modality, (m, x) -> x.mul(likeRows(mask, x))));
    return new Segments(masked, steps, contexts, unmasked, rows);
  }

  /** Returns a mask (B, T, D) as features (B, T, D) or (B, T, S, D) are multiplied by it. */
  private static NDArray likeRows(NDArray mask, NDArray x) {
    return x.getShape().dimension() == 4 ? mask.expandDims(2) : mask;
  }

  /** Returns these segments with encoders that start from {@code newContexts}. */
  public Segments startingFrom(Map<Modality, NDArray> newContexts) {
    return new Segments(features, steps, newContexts, unmasked, rows);
  }

  /**
   * Returns these segments with the given number of rows in each word for some of the modalities.
   */
  public Segments withRows(Map<Modality, NDArray> counts) {
    return new Segments(features, steps, contexts, unmasked, counts);
  }

  /** Returns how many rows each word has, (B, T) int64; none where a word is one row. */
  public Optional<NDArray> rowsOf(Modality modality) {
    return Optional.ofNullable(rows.get(modality));
  }
}
