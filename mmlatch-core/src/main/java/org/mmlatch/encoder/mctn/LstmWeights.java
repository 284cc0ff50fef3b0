package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.UniformInitializer;

/**
 * The weights of an LSTM that is written as a procedure, with torch's shapes and initialisation.
 */
class LstmWeights extends Layer {
  private final Parameter inputWeight;
  private final Parameter recurrentWeight;
  private final Parameter inputBias;
  private final Parameter recurrentBias;

  LstmWeights(long inputs, long hidden) {
    UniformInitializer uniform = UniformInitializer.ofFanIn(hidden);
    inputWeight = weight("weight_ih", uniform, 4 * hidden, inputs);
    recurrentWeight = weight("weight_hh", uniform, 4 * hidden, hidden);
    inputBias = weight("bias_ih", uniform, 4 * hidden);
    recurrentBias = weight("bias_hh", uniform, 4 * hidden);
  }

  /**
   * The weights as arrays on the device of a pass.
   *
   * @param ofInput input weights (4H, D)
   * @param ofState recurrent weights (4H, H)
   * @param bias input bias (4H)
   * @param stateBias recurrent bias (4H)
   */
  record Arrays(NDArray ofInput, NDArray ofState, NDArray bias, NDArray stateBias) {}

  final Arrays arrays(Pass pass, NDArray x) {
    return new Arrays(
        pass.weight(inputWeight, x),
        pass.weight(recurrentWeight, x),
        pass.weight(inputBias, x),
        pass.weight(recurrentBias, x));
  }
}
