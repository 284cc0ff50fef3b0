package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Scalar;

/**
 * The mask over one modality's features, (B, T, D_m): the sigmoids of one mask network per source
 * modality, merged, by default to their mean {@code ½(σ(·) + σ(·))} (Eq. 4). Values are in [0, 1],
 * but dropout and noise can take them outside.
 */
final class FeedbackMask extends Layer {
  private final Map<Modality, MaskNetwork> networks = new EnumMap<>(Modality.class);
  private final MaskMerge merge;
  private final Optional<Scalar> share; // 1/n for the mean of n sources
  private final Optional<Scalar> noise;
  private final Dropout dropout;

  /**
   * Creates the mask.
   *
   * @param sources source modalities with the sizes of their representations
   * @param features number of features D_m of the target
   */
  FeedbackMask(FeedbackConfig config, Map<Modality, Long> sources, long features) {
    sources.forEach(
        (source, width) ->
            networks.put(source, part(name(source), new MaskNetwork(config, width, features))));
    merge = config.merge();
    share = merge == MaskMerge.MEAN ? Optional.of(scalar(1.0 / sources.size())) : Optional.empty();
    noise = config.maskNoise() > 0 ? Optional.of(scalar(config.maskNoise())) : Optional.empty();
    dropout =
        new Dropout(
            (float) config.maskDropout(),
            config.maskDropoutAtEvaluation() ? Dropout.Activity.ALWAYS : Dropout.Activity.TRAINING);
  }

  /** Returns the name of the network that reads a source. */
  static String name(Modality source) {
    return "from-" + source.key();
  }

  NDArray forward(Pass pass, Map<Modality, NDArray> representations) {
    return Intermediates.closedAfter(() -> merged(pass, sigmoids(pass, representations)));
  }

  /** Returns the mask (B, T, D_m), given the result of {@link #sigmoids}. */
  NDArray merged(Pass pass, Map<Modality, NDArray> sigmoids) {
    NDArray merged = sigmoids.values().stream().reduce(merge::merge).orElseThrow();
    NDArray mask = share.map(scalar -> scalar.times(merged)).orElse(merged);
    return dropout.apply(pass, withNoise(pass, mask));
  }

  /** Returns the sigmoid (B, T, D_m) of each source's network, before merging. */
  Map<Modality, NDArray> sigmoids(Pass pass, Map<Modality, NDArray> representations) {
    Map<Modality, NDArray> sigmoids = new EnumMap<>(Modality.class);
    networks.forEach(
        (source, network) ->
            sigmoids.put(
                source, Activation.sigmoid(network.forward(pass, representations.get(source)))));
    return sigmoids;
  }

  private NDArray withNoise(Pass pass, NDArray mask) {
    if (noise.isEmpty() || !pass.isTraining()) {
      return mask;
    }
    NDArray normal = pass.draws().draw(() -> mask.getManager().randomNormal(mask.getShape()));
    return mask.add(noise.get().scale(normal));
  }
}
