package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * The top-down feedback of MMLatch: one {@link FeedbackMask} per modality, made from what an
 * encoder says of the others. It knows nothing of the encoder but the width of its representations.
 *
 * <p>Inputs: one (B, T, H) per modality in canonical order; outputs: one mask (B, T, D_m) each.
 */
public final class Feedback extends LatchBlock {
  private final Map<Modality, FeedbackMask> masks = new EnumMap<>(Modality.class);
  private final Map<Modality, Set<Modality>> sources = new EnumMap<>(Modality.class);

  Feedback(FeedbackConfig config, Map<Modality, Integer> dims, long representation) {
    dims.forEach(
        (target, features) -> {
          Set<Modality> ofTarget = sources(config.sources(), target, dims.keySet());
          sources.put(target, ofTarget);
          FeedbackMask mask = new FeedbackMask(config, ofTarget, representation, features);
          masks.put(target, part(target.key(), mask));
        });
  }

  /** Returns the modalities that the mask of a target is made from, in canonical order. */
  static Set<Modality> sources(
      FeedbackConfig.Sources which, Modality target, Set<Modality> present) {
    Set<Modality> sources = EnumSet.copyOf(present);
    if (which == FeedbackConfig.Sources.OTHERS && present.size() > 1) {
      sources.remove(target);
    }
    return sources;
  }

  /** Returns each modality's mask (B, T, D_m), given all representations (B, T, H). */
  public Map<Modality, NDArray> masks(Pass pass, Map<Modality, NDArray> representations) {
    Map<Modality, NDArray> result = new EnumMap<>(Modality.class);
    masks.forEach((target, mask) -> result.put(target, mask.forward(pass, representations)));
    return result;
  }

  /**
   * Returns what Stage II's encoder of each modality may start from (B, H): the mean over the real
   * steps, and over the sources of its mask, of the representations (B, T, H).
   */
  Map<Modality, NDArray> contexts(Map<Modality, NDArray> representations, Steps steps) {
    Map<Modality, NDArray> means = new EnumMap<>(Modality.class);
    representations.forEach((modality, h) -> means.put(modality, steps.mean(h)));
    Map<Modality, NDArray> contexts = new EnumMap<>(Modality.class);
    sources.forEach(
        (target, ofTarget) -> {
          NDList said = new NDList();
          ofTarget.forEach(source -> said.add(means.get(source)));
          contexts.put(target, NDArrays.stack(said).mean(new int[] {0}));
        });
    return contexts;
  }

  /**
   * Returns what each modality's mask is merged of: a mask (B, T, D_m) in [0, 1] by each source.
   *
   * @param representations of all modalities, (B, T, H)
   */
  public Map<Modality, Map<Modality, NDArray>> masksBySource(
      Pass pass, Map<Modality, NDArray> representations) {
    Map<Modality, Map<Modality, NDArray>> result = new EnumMap<>(Modality.class);
    masks.forEach((target, mask) -> result.put(target, mask.sigmoids(pass, representations)));
    return result;
  }

  /** Returns each modality's mask (B, T, D_m), given what {@link #masksBySource} returned. */
  Map<Modality, NDArray> merged(Pass pass, Map<Modality, Map<Modality, NDArray>> bySource) {
    Map<Modality, NDArray> result = new EnumMap<>(Modality.class);
    masks.forEach((target, mask) -> result.put(target, mask.merged(pass, bySource.get(target))));
    return result;
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    Map<Modality, NDArray> representations = new EnumMap<>(Modality.class);
    for (Modality modality : masks.keySet()) {
      representations.put(modality, inputs.get(representations.size()));
    }
    return new NDList(masks(pass, representations).values());
  }
}
