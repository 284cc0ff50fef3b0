package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * The top-down feedback of MMLatch: one {@link FeedbackMask} per modality that an encoder
 * represents, made from what it says of the others, or of all of them together. It knows nothing of
 * the encoder but its representations.
 */
final class Feedback extends Layer {
  private final Map<Modality, FeedbackMask> masks = new EnumMap<>(Modality.class);
  private final Map<Modality, Set<Modality>> sources = new EnumMap<>(Modality.class);

  /**
   * Builds it.
   *
   * @param dims features D_m of all modalities
   * @param encoder whose representations masks are made from; only what it represents is masked
   */
  Feedback(FeedbackConfig config, Map<Modality, Integer> dims, Encoder encoder) {
    Map<Modality, Long> widths = encoder.widths();
    for (Modality target : new TreeSet<>(widths.keySet())) {
      Map<Modality, Long> ofTarget = new EnumMap<>(widths);
      ofTarget.keySet().retainAll(sources(config, target, encoder));
      sources.put(target, ofTarget.keySet());
      masks.put(target, part(target.key(), new FeedbackMask(config, ofTarget, dims.get(target))));
    }
  }

  /**
   * Returns the modalities that the mask of a target is made from, in canonical order. What they
   * say jointly is as good as the target's own.
   */
  private static Set<Modality> sources(FeedbackConfig config, Modality target, Encoder encoder) {
    Set<Modality> present = encoder.widths().keySet();
    if (encoder.representsJointly()) {
      return EnumSet.of(target);
    }
    Set<Modality> sources = EnumSet.copyOf(present);
    if (!config.self() && present.size() > 1) {
      sources.remove(target);
    }
    return sources;
  }

  /** Returns each modality's mask (B, T, D_m), given all representations (B, T, H). */
  Map<Modality, NDArray> masks(Pass pass, Map<Modality, NDArray> representations) {
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
  Map<Modality, Map<Modality, NDArray>> masksBySource(
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

  /**
   * Returns what the released code calls a weight: masks are numbered by target modality, the mask
   * networks in each by source. What it lacks is named in its manner: a GRU is an {@code rnn} as an
   * LSTM is, a gated mask network has a {@code value} and a {@code gate}.
   *
   * @param name ours within the feedback, such as {@code text.from-audio.lstm.weight_ih}
   */
  String releasedName(String name) {
    List<String> path = List.of(name.split("\\.", 4)); // target, source, layer, weight
    Modality target = where(masks.keySet(), modality -> modality.key().equals(path.get(0)));
    Set<Modality> ofTarget = sources.get(target);
    Modality source = where(ofTarget, m -> FeedbackMask.name(m).equals(path.get(1)));
    return "f%d.mask%d.%s"
        .formatted(
            List.of(Modality.values()).indexOf(target) + 1,
            List.copyOf(ofTarget).indexOf(source) + 1,
            switch (path.get(2)) {
              case "linear" -> path.get(3);
              case "lstm", "gru" -> "rnn." + path.get(3) + "_l0";
              default -> path.get(2) + "." + path.get(3);
            });
  }

  private static Modality where(Set<Modality> modalities, Predicate<Modality> holds) {
    return modalities.stream().filter(holds).findFirst().orElseThrow();
  }
}
