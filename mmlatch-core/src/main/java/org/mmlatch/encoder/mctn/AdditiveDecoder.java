package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.List;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Procedure;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.UniformInitializer;

/**
 * A decoder with additive attention, {@code q_j = v · tanh(W [E_j ; h] + b)}. At each step an LSTM,
 * starting at zero, reads {@code Σ_j a_j E_j}, where a is the softmax of q over the words; the
 * output is {@code y = W_y h + b_y}.
 *
 * <p>The products of attention and LSTM with the words are calculated for all words before the
 * first step; each step then has a single product with its state.
 */
final class AdditiveDecoder extends Decoder {
  private static final List<String> PARAMETERS =
      List.of("e", "bias", "w_a", "b_a", "score", "w_ih", "w_hh", "b_ih", "b_hh");

  private static final String BODY =
      """
      width = torch.size(e, 2)
      halves = torch.chunk(w_a, 2, 1)
      keys = torch.linear(e, halves[0], b_a)
      inputs = torch.linear(e, w_ih, torch.add(b_ih, b_hh))
      recurrent = torch.t(torch.cat([halves[1], w_hh], 0))
      query = torch.t(score)
      h = torch.zeros_like(torch.select(e, 1, 0))
      c = h
      states = annotate(List[Tensor], [])
      weights = annotate(List[Tensor], [])
      for t in range(torch.size(e, 1)):
        made = torch.split_with_sizes(torch.mm(h, recurrent), [width, torch.mul(4, width)], 1)
        asked = torch.unsqueeze(made[0], 1)
        scores = torch.matmul(torch.tanh(torch.add(keys, asked)), query)
        a = torch.softmax(torch.add(torch.transpose(scores, 1, 2), bias), 2)
        read = torch.squeeze(torch.bmm(a, inputs), 1)
        gates = torch.chunk(torch.add(read, made[1]), 4, 1)
        kept = torch.mul(torch.sigmoid(gates[1]), c)
        c = torch.add(kept, torch.mul(torch.sigmoid(gates[0]), torch.tanh(gates[2])))
        h = torch.mul(torch.sigmoid(gates[3]), torch.tanh(c))
        longer = torch.append(states, h)
        more = torch.append(weights, a)
      decoded = torch.stack(states, 1)
      attention = torch.cat(weights, 1)
      """;

  private final long hidden;
  private final AttentionWeights attention;
  private final Score score;
  private final LstmWeights lstm;
  private final Linear output;
  private final Procedure procedure;

  AdditiveDecoder(long hidden, long features) {
    this.hidden = hidden;
    attention = part("attention", new AttentionWeights(hidden, hidden));
    score = part("score", new Score(hidden));
    lstm = part("lstm", new LstmWeights(hidden, hidden));
    output = part("output", new Linear(hidden, features));
    procedure = procedure(PARAMETERS, BODY, List.of("decoded", "attention"));
  }

  /** v, (1, H). */
  private static final class Score extends Layer {
    private final Parameter weight;

    Score(long hidden) {
      weight = weight("weight", UniformInitializer.ofFanIn(hidden), 1, hidden);
    }
  }

  @Override
  Decoded forward(Pass pass, NDArray joint, Steps steps) {
    LstmWeights.Arrays w = lstm.arrays(pass, joint);
    NDList results =
        procedure.call(
            joint,
            steps.keyBias(),
            attention.weight(pass, joint),
            attention.bias(pass, joint),
            pass.weight(score.weight, joint),
            w.ofInput(),
            w.ofState(),
            w.bias(),
            w.stateBias());
    NDArray states = results.get(0); // (B, T, H)
    pass.multiplied(new Product(Product.Rows.STEPS, hidden, 5 * hidden), joint, states);
    pass.multiplied(new Product(Product.Rows.STEP, hidden, 5 * hidden), states, states);
    pass.multiplied(Product.scores(hidden), joint, results.get(1));
    pass.multiplied(Product.weighted(4 * hidden), results.get(1), states);
    return new Decoded(output.forward(pass, states), results.get(1));
  }
}
