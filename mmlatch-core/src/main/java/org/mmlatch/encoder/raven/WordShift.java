package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * RAVEN's gated modality mixing and multimodal shifting: {@code e' = e + α z}, (B, T, D_t), where
 * {@code z = W [w_a h_a ; w_v h_v] + b} with the {@linkplain Gate gates} w of the nonverbal states
 * h, and α {@linkplain ShiftScale limits} the norm of the shift.
 */
final class WordShift extends Layer {
  private final Map<Modality, Gate> gates = new EnumMap<>(Modality.class);
  private final Linear linear;
  private final ShiftScale scale;

  WordShift(RavenConfig config, long embedding, Set<Modality> nonverbal) {
    nonverbal.forEach(
        modality ->
            gates.put(modality, part("gate-" + modality.key(), new Gate(config, embedding))));
    linear = part("linear", new Linear((long) config.cell() * nonverbal.size(), embedding));
    scale = part("scale", new ShiftScale(config));
  }

  /** Returns the parts that an explanation shows. */
  Map<String, Layer> shown() {
    Map<String, Layer> shown = new LinkedHashMap<>();
    gates.forEach((modality, gate) -> shown.put("gate/" + modality.key(), gate));
    shown.put("shift", linear);
    shown.put("alpha", scale);
    shown.put("shifted", this);
    return shown;
  }

  NDArray forward(Pass pass, NDArray embeddings, Map<Modality, NDArray> nonverbal) {
    NDList gated = new NDList();
    gates.forEach(
        (modality, gate) -> {
          NDArray h = nonverbal.get(modality);
          gated.add(h.mul(gate.forward(pass, h, embeddings)));
        });
    NDArray mixed = Joined.of(gated, 2);
    NDArray shift = linear.forward(pass, mixed); // (B, T, D_t)
    NDArray limited = shift.mul(scale.forward(pass, embeddings, shift));
    return pass.observed(this, embeddings.add(limited));
  }
}
