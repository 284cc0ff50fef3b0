package org.mmlatch.encoder.routing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * Maps each feature to a capsule, {@code [f_i ; ρ_i] = W_i feature_i + b_i}: a pose and the logit
 * of an activation.
 */
final class Capsules extends Layer {
  private final List<Linear> linears = new ArrayList<>();

  /**
   * Creates the capsules.
   *
   * @param features names of the features
   * @param width size d of each feature
   * @param pose size d_f of each pose
   */
  Capsules(List<String> features, long width, long pose) {
    features.forEach(feature -> linears.add(part(feature, new Linear(width, pose + 1))));
  }

  /** Returns the names of the features for the modalities present, in order. */
  static List<String> features(Set<Modality> present) {
    List<String> features = new ArrayList<>();
    for (Modality modality : Modality.values()) {
      if (present.contains(modality)) {
        features.add(modality.key().substring(0, 1));
      }
    }
    Attending.bimodal(present)
        .forEach(attending -> features.add(attending.name().toLowerCase(Locale.ROOT)));
    if (present.size() == Modality.values().length) {
      features.add("tav");
    }
    return features;
  }

  /** Maps I features (B, d) to (B, I, d_f + 1). */
  NDArray forward(Pass pass, NDList features) {
    NDList capsules = new NDList();
    for (int i = 0; i < features.size(); i++) {
      capsules.add(linears.get(i).forward(pass, features.get(i)));
    }
    return NDArrays.stack(capsules, 1);
  }
}
