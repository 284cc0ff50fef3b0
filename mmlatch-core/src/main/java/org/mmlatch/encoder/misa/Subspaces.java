package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.LayerNorm;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * The private and shared subspaces: projection {@code e_m = LayerNorm(ReLU(W_m u_m))}, private
 * representation {@code p_m = σ(P_m e_m)}, shared representation {@code s_m = σ(S e_m)} with one S
 * for all modalities, reconstruction {@code r_m = R_m (p_m + s_m)}; each (B, H).
 */
final class Subspaces extends Layer {
  private final Linear shared;
  private final Map<Modality, OfModality> modalities = new EnumMap<>(Modality.class);

  /** The layers of one modality. */
  private record OfModality(Linear projection, LayerNorm norm, Linear own, Linear reconstruction) {}

  /**
   * Creates the layers.
   *
   * @param utterances sizes of the modalities' utterance vectors
   * @param hidden size H of the representations
   */
  Subspaces(Map<Modality, Long> utterances, long hidden) {
    utterances.forEach(
        (modality, width) ->
            modalities.put(
                modality,
                new OfModality(
                    part(modality.key() + ".projection", new Linear(width, hidden)),
                    part(modality.key() + ".norm", new LayerNorm(hidden)),
                    part(modality.key() + ".private", new Linear(hidden, hidden)),
                    part(modality.key() + ".reconstruction", new Linear(hidden, hidden)))));
    shared = part("shared", new Linear(hidden, hidden));
  }

  /** Maps a modality's utterance vector (B, 4D) to its representations. */
  Parts forward(Pass pass, Modality modality, NDArray utterance) {
    OfModality layers = modalities.get(modality);
    NDArray inner = Activation.relu(layers.projection().forward(pass, utterance));
    NDArray projected = layers.norm().forward(pass, inner);
    return new Parts(
        projected,
        Activation.sigmoid(layers.own().forward(pass, projected)),
        Activation.sigmoid(shared.forward(pass, projected)));
  }

  /** Returns the reconstruction r (B, H) of a modality's projection. */
  NDArray reconstructed(Pass pass, Modality modality, Parts parts) {
    return modalities.get(modality).reconstruction().forward(pass, parts.own().add(parts.shared()));
  }

  /**
   * The representations of a modality's utterance, (B, H) each.
   *
   * @param projected projection e
   * @param own private representation p
   * @param shared shared representation s
   */
  record Parts(NDArray projected, NDArray own, NDArray shared) {}
}
