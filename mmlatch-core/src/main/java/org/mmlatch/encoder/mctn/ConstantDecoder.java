package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Steps;

/**
 * The released code's decoder, with attention scores {@code q_j = w · [E_j ; c] + b} and outputs
 * {@code y = tanh(W_y h + b_y)}. The state's contribution to the scores is the same for all words
 * and cancels in the softmax. So the attention is the same at every step, and b and the state's
 * half of w are never trained.
 */
final class ConstantDecoder extends Decoder {
  private final long hidden;
  private final AttentionWeights attention;
  private final HardLstm lstm;
  private final Linear output;

  ConstantDecoder(long hidden, long features) {
    this.hidden = hidden;
    attention = part("attention", new AttentionWeights(hidden, 1));
    lstm = part("lstm", new HardLstm(HardLstm.Cell.TIED, hidden, hidden));
    output = part("output", new Linear(hidden, features));
  }

  @Override
  Decoded forward(Pass pass, NDArray joint, Steps steps) {
    long words = joint.getShape().get(1);
    NDArray weight = attention.weight(pass, joint);
    NDArray bias = attention.bias(pass, joint);
    NDArray noState = joint.getManager().zeros(joint.getShape());
    NDArray read = joint.concat(noState, 2); // (B, T, 2H)
    NDArray scores = pass.products().linear(read, weight, bias);
    pass.multiplied(new Product(Product.Rows.STEPS, 2 * hidden, 1), read, scores);
    NDArray a = scores.transpose(0, 2, 1).add(steps.keyBias()).softmax(2); // (B, 1, T)
    NDArray context = pass.products().matMul(a, joint); // (B, 1, H)
    pass.multiplied(Product.weighted(hidden), a, context);
    NDArray everyStep = context.broadcast(new Shape(joint.getShape().get(0), words, hidden));
    NDArray states = lstm.forward(pass, everyStep);
    NDArray features = Activation.tanh(output.forward(pass, states));
    return new Decoded(features, a.broadcast(scores.getShape().get(0), words, words));
  }
}
