package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.engine.Script;

/**
 * Adam (Kingma and Ba) by torch's formula: {@code w -= lr/(1-β₁ᵗ) · m / (√v/√(1-β₂ᵗ) + ε)} with
 * {@code m = β₁m + (1-β₁)g} and {@code v = β₂v + (1-β₂)g²}, where g includes {@code weightDecay ·
 * w}.
 */
public final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final List<String> PARAMETERS =
      List.of(
          "weights: List[Tensor]",
          "gradients: List[Tensor]",
          "means: List[Tensor]",
          "variances: List[Tensor]",
          "rate: float",
          "epsilon: float",
          "decay: float");

  /** One weight after the other: what is calculated of it is still in the cache. */
  private static final String ONE_BY_ONE =
      """
      for i in range(torch.len(weights)):
        if torch.gt(decay, 0.0):
          g = torch.add_(gradients[i], weights[i], alpha=decay)
        else:
          g = gradients[i]
        m = torch.lerp_(means[i], g, {1-beta1})
        v = torch.addcmul_(torch.mul_(variances[i], {beta2}), g, g, value={1-beta2})
        root = torch.add_(torch.sqrt(v), epsilon)
        w = torch.addcdiv_(weights[i], m, root, value=rate)
        zero = torch.zero_(g)
      """;

  /** All weights at a time: a few calls of a GPU instead of a few for every weight. */
  private static final String TOGETHER =
      """
      if torch.gt(decay, 0.0):
        torch._foreach_add_(gradients, weights, alpha=decay)
      torch._foreach_lerp_(means, gradients, {1-beta1})
      torch._foreach_mul_(variances, {beta2})
      torch._foreach_addcmul_(variances, gradients, gradients, {1-beta2})
      roots = torch._foreach_sqrt(variances)
      torch._foreach_add_(roots, epsilon)
      torch._foreach_addcdiv_(weights, means, roots, rate)
      torch._foreach_zero_(gradients)
      """;

  private final Map<String, NDArray> weights;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();
  private final double weightDecay;
  private final Script script;
  private long updates;

  /**
   * Starts without history.
   *
   * @param weights what is updated, by name
   * @param weightDecay L2 penalty
   * @param manager owns the optimizer's state
   */
  public Adam(Map<String, NDArray> weights, double weightDecay, NDManager manager) {
    this(weights, weightDecay, manager, manager.getDevice().isGpu());
  }

  /**
   * As the other constructor.
   *
   * @param together whether all weights of an update are calculated at a time
   */
  Adam(Map<String, NDArray> weights, double weightDecay, NDManager manager, boolean together) {
    this.weights = weights;
    this.weightDecay = weightDecay;
    weights.forEach(
        (name, weight) -> {
          means.put(name, manager.zeros(weight.getShape()));
          variances.put(name, manager.zeros(weight.getShape()));
        });
    String body =
        (together ? TOGETHER : ONE_BY_ONE)
            .replace("{1-beta1}", Double.toString(1 - BETA1))
            .replace("{beta2}", Double.toString(BETA2))
            .replace("{1-beta2}", Double.toString(1 - BETA2));
    script = Script.of(PARAMETERS, body, manager);
  }

  /**
   * Returns the next update of all weights.
   *
   * @param learningRate its rate
   */
  public Update next(double learningRate) {
    updates++;
    double correction1 = 1 - Math.pow(BETA1, (double) updates);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, (double) updates));
    // lr/c1 · m / (√v/c2 + ε) = (lr·c2/c1) · m / (√v + ε·c2)
    return new Update(-learningRate * correction2 / correction1, EPSILON * correction2);
  }

  /** An update, to be applied once to each weight. */
  public final class Update {
    private final double rate;
    private final double epsilon;

    private Update(double rate, double epsilon) {
      this.rate = rate;
      this.epsilon = epsilon;
    }

    /**
     * Updates some weights in place and sets their gradients to zero.
     *
     * @param gradients by the names of the weights, of their shapes
     */
    public void apply(Map<String, NDArray> gradients) {
      List<NDList> tensors =
          List.of(
              named(gradients.keySet(), weights),
              new NDList(gradients.values()),
              named(gradients.keySet(), means),
              named(gradients.keySet(), variances));
      script.run(tensors, rate, epsilon, weightDecay);
    }
  }

  private static NDList named(Collection<String> names, Map<String, NDArray> arrays) {
    return new NDList(names.stream().map(arrays::get).toList());
  }

  /** Returns how many updates there have been. */
  public long updates() {
    return updates;
  }

  /** Returns the first moments m by the weights' names. */
  public Map<String, NDArray> means() {
    return means;
  }

  /** Returns the second moments v by the weights' names. */
  public Map<String, NDArray> variances() {
    return variances;
  }

  /** Goes on after {@code updates}; the moments have to be set to those of that time. */
  public void resumeAfter(long updates) {
    this.updates = updates;
  }
}
