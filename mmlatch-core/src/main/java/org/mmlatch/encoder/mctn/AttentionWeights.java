package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.UniformInitializer;

/** The weight (out, 2H) and bias (out) of an attention's linear map of {@code [E_j ; state]}. */
final class AttentionWeights extends Layer {
  private final Parameter weight;
  private final Parameter bias;

  AttentionWeights(long hidden, long out) {
    UniformInitializer uniform = UniformInitializer.ofFanIn(2 * hidden);
    weight = weight("weight", uniform, out, 2 * hidden);
    bias = weight("bias", uniform, out);
  }

  NDArray weight(Pass pass, NDArray x) {
    return pass.weight(weight, x);
  }

  NDArray bias(Pass pass, NDArray x) {
    return pass.weight(bias, x);
  }
}
