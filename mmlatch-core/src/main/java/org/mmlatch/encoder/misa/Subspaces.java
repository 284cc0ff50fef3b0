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
 * What an utterance says by a modality alone and what modalities share: {@code e_m =
 * LayerNorm(ReLU(W_m u_m))}, private {@code p_m = σ(P_m e_m)}, shared {@code s_m = σ(S e_m)} with
 * one S for all, reconstructed {@code r_m = R_m (p_m + s_m)}; each (B, H).
 */
final class Subspaces extends Layer {
  private final Linear shared;
  private final Map<Modality, OfModality> modalities = new EnumMap<>(Modality.class);

  /** The layers that a modality has for itself. */
  private record OfModality(Linear projection, LayerNorm norm, Linear own, Linear reconstruction) {}

  /**
   * Builds it.
   *
   * @param utterances the widths of the modalities' utterance vectors
   * @param hidden H
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

  /** Maps a modality's utterance vector (B, 4D) into its subspaces. */
  Parts forward(Pass pass, Modality modality, NDArray utterance) {
    OfModality layers = modalities.get(modality);
    NDArray inner = Activation.relu(layers.projection().forward(pass, utterance));
    NDArray projected = layers.norm().forward(pass, inner);
    return new Parts(
        projected,
        Activation.sigmoid(layers.own().forward(pass, projected)),
        Activation.sigmoid(shared.forward(pass, projected)));
  }

  /** Returns what the parts of a modality add up to again, r (B, H). */
  NDArray reconstructed(Pass pass, Modality modality, Parts parts) {
    return modalities.get(modality).reconstruction().forward(pass, parts.own().add(parts.shared()));
  }

  /**
   * A modality's utterance in its subspaces, (B, H) each.
   *
   * @param projected e
   * @param own p, private
   * @param shared s
   */
  record Parts(NDArray projected, NDArray own, NDArray shared) {}
}
