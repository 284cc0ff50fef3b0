package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mmlatch.model.ParameterGroup;
import org.mmlatch.script.Script;

/**
 * The Adam optimizer (Kingma and Ba) with torch's formula: {@code w -= lr/(1-β₁ᵗ) · m /
 * (√v/√(1-β₂ᵗ) + ε)} with {@code m = β₁m + (1-β₁)g} and {@code v = β₂v + (1-β₂)g²}, where g
 * includes {@code weightDecay · w}.
 */
public final class Adam implements Optimizer {
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

  /** Updates weight by weight, so that intermediate results stay in the CPU's cache. */
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

  /** Updates all weights together: a few GPU calls in total instead of a few per weight. */
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
  private final List<ParameterGroup> groups;
  private final ParameterGroup rest;
  private final Script script;
  private long updates;

  /**
   * Creates an optimizer with zero moments.
   *
   * @param weights the weights to update, by name
   * @param weightDecay L2 penalty
   * @param groups weights with their own learning-rate factor or weight decay; the first group that
   *     matches a name applies
   * @param manager owns the optimizer's state
   */
  public Adam(
      Map<String, NDArray> weights,
      double weightDecay,
      List<ParameterGroup> groups,
      NDManager manager) {
    this(weights, weightDecay, groups, manager, manager.getDevice().isGpu());
  }

  /** Creates an optimizer with zero moments and without groups. */
  public Adam(Map<String, NDArray> weights, double weightDecay, NDManager manager) {
    this(weights, weightDecay, List.of(), manager);
  }

  /**
   * Like the first constructor.
   *
   * @param together whether to update all weights together rather than one by one
   */
  Adam(
      Map<String, NDArray> weights,
      double weightDecay,
      List<ParameterGroup> groups,
      NDManager manager,
      boolean together) {
    this.weights = weights;
    this.groups = groups;
    rest = new ParameterGroup(name -> true, 1, OptionalDouble.of(weightDecay));
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

  @Override
  public Update next(double learningRate) {
    updates++;
    double correction1 = 1 - Math.pow(BETA1, (double) updates);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, (double) updates));
    // lr/c1 · m / (√v/c2 + ε) = (lr·c2/c1) · m / (√v + ε·c2)
    double rate = -learningRate * correction2 / correction1;
    double epsilon = EPSILON * correction2;
    return gradients ->
        grouped(gradients).forEach((group, own) -> update(group, own, rate, epsilon));
  }

  private Map<ParameterGroup, Map<String, NDArray>> grouped(Map<String, NDArray> gradients) {
    if (groups.isEmpty()) {
      return Map.of(rest, gradients);
    }
    Map<ParameterGroup, Map<String, NDArray>> grouped = new LinkedHashMap<>();
    gradients.forEach(
        (name, gradient) ->
            grouped
                .computeIfAbsent(groupOf(name), group -> new LinkedHashMap<>())
                .put(name, gradient));
    return grouped;
  }

  private ParameterGroup groupOf(String name) {
    return groups.stream().filter(g -> g.weights().test(name)).findFirst().orElse(rest);
  }

  private void update(
      ParameterGroup group, Map<String, NDArray> gradients, double rate, double epsilon) {
    List<NDList> tensors =
        List.of(
            named(gradients.keySet(), weights),
            new NDList(gradients.values()),
            named(gradients.keySet(), means),
            named(gradients.keySet(), variances));
    double decay = group.weightDecay().orElse(rest.weightDecay().orElseThrow());
    script.run(tensors, rate * group.rateFactor(), epsilon, decay);
  }

  private static NDList named(Collection<String> names, Map<String, NDArray> arrays) {
    return new NDList(names.stream().map(arrays::get).toList());
  }

  @Override
  public long updates() {
    return updates;
  }

  /**
   * Returns the first moments m under {@code mean} and the second moments v under {@code variance}.
   */
  @Override
  public Map<String, Map<String, NDArray>> state() {
    Map<String, Map<String, NDArray>> state = new LinkedHashMap<>();
    state.put("mean", means);
    state.put("variance", variances);
    return state;
  }

  @Override
  public void resumeAfter(long updates) {
    this.updates = updates;
  }
}
