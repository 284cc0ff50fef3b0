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
 * represents, made from the representations of the other modalities or from a joint one. It depends
 * on nothing of the encoder but its representations.
 */
final class Feedback extends Layer {
  private final Map<Modality, FeedbackMask> masks = new EnumMap<>(Modality.class);
  private final Map<Modality, Set<Modality>> sources = new EnumMap<>(Modality.class);

  /**
   * Creates the feedback.
   *
   * @param dims number of features D_m of all modalities
   * @param encoder encoder whose representations the masks are made from; only modalities that it
   *     represents are masked
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
   * Returns the modalities that the mask of a target is made from, in canonical order. A joint
   * representation is the same for all modalities, so the target's own entry stands for it.
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
   * Returns the context (B, H) of each modality, from which its encoder may start Stage II: the
   * mean of the representations (B, T, H) over the real steps and over the sources of its mask.
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
   * Returns, by target and source, the masks (B, T, D_m) in [0, 1] that are merged into each
   * modality's mask.
   *
   * @param representations representations of all modalities, (B, T, H)
   */
  Map<Modality, Map<Modality, NDArray>> masksBySource(
      Pass pass, Map<Modality, NDArray> representations) {
    Map<Modality, Map<Modality, NDArray>> result = new EnumMap<>(Modality.class);
    masks.forEach((target, mask) -> result.put(target, mask.sigmoids(pass, representations)));
    return result;
  }

  /** Returns each modality's mask (B, T, D_m), given the result of {@link #masksBySource}. */
  Map<Modality, NDArray> merged(Pass pass, Map<Modality, Map<Modality, NDArray>> bySource) {
    Map<Modality, NDArray> result = new EnumMap<>(Modality.class);
    masks.forEach((target, mask) -> result.put(target, mask.merged(pass, bySource.get(target))));
    return result;
  }

  /**
   * Returns the name that the released code has for a weight: masks are numbered by target
   * modality, the mask networks in each by source. Weights that the released code does not have get
   * similar names: a GRU is an {@code rnn}, like an LSTM; a gated mask network has a {@code value}
   * and a {@code gate}.
   *
   * @param name name within the feedback, such as {@code text.from-audio.lstm.weight_ih}
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
