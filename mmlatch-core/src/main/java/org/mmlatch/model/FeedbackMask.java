package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * The mask over one modality's features (Eq. 4): the mean of the sigmoids of one mask network per
 * source modality, {@code ½(σ(·) + σ(·))}. Inputs: one (B, T, H) per source in canonical order;
 * output (B, T, D_m) in [0, 1], more where dropout scales it.
 */
final class FeedbackMask extends LatchBlock {
  private final Map<Modality, MaskNetwork> networks = new EnumMap<>(Modality.class);
  private final Scalar share;
  private final Dropout dropout;

  FeedbackMask(FeedbackConfig config, Set<Modality> sources, long representation, long features) {
    for (Modality source : sources) {
      MaskNetwork network = new MaskNetwork(config, representation, features);
      networks.put(source, part("from-" + source.key(), network));
    }
    share = scalar(1.0 / sources.size());
    dropout =
        new Dropout(
            config.maskDropout(),
            switch (config.maskDropoutActivity()) {
              case TRAINING -> Dropout.Activity.TRAINING;
              case ALWAYS -> Dropout.Activity.ALWAYS;
            });
  }

  NDArray forward(Pass pass, Map<Modality, NDArray> representations) {
    NDArray sum =
        networks.entrySet().stream()
            .map(entry -> entry.getValue().forward(pass, representations.get(entry.getKey())))
            .map(Activation::sigmoid)
            .reduce(NDArray::add)
            .orElseThrow();
    return dropout.apply(pass, share.times(sum)); // (B, T, D_m)
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    Map<Modality, NDArray> representations = new EnumMap<>(Modality.class);
    for (Modality source : networks.keySet()) {
      representations.put(source, inputs.get(representations.size()));
    }
    return new NDList(forward(pass, representations));
  }
}
