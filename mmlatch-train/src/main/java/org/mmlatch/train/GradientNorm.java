package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.List;
import org.mmlatch.engine.Devices;
import org.mmlatch.script.Script;

/**
 * Calculates the common Euclidean norm of all gradients and clips them, by value and then by norm.
 * It takes a few GPU calls in total, instead of a few per gradient, and does not wait for the
 * device.
 */
final class GradientNorm {
  private static final List<String> PARAMETERS =
      List.of("gradients: List[Tensor]", "max_value: float", "max_norm: float");

  /** Like torch's {@code clip_grad_value_} and {@code clip_grad_norm_}; 0 means no limit. */
  private static final String BODY =
      """
      norms = torch._foreach_norm(gradients)
      norm = torch.norm(torch.stack(norms))
      if torch.gt(max_value, 0.0):
        for i in range(torch.len(gradients)):
          cut = torch.clamp_(gradients[i], torch.neg(max_value), max_value)
        left = torch.norm(torch.stack(torch._foreach_norm(gradients)))
      else:
        left = norm
      if torch.gt(max_norm, 0.0):
        ratio = torch.mul(torch.reciprocal(torch.add(left, 1e-06)), max_norm)
        factor = torch.clamp(ratio, max=1.0)
        {scale}
      """;

  private static final String TOGETHER = "torch._foreach_mul_(gradients, factor)";

  /** Before PyTorch 2.1, {@code _foreach_mul_} does not take a tensor as the factor. */
  private static final String ONE_BY_ONE =
      """
      for i in range(torch.len(gradients)):
          scaled = torch.mul_(gradients[i], factor)
      """;

  private final Script script;
  private final double maxValue;
  private final double maxNorm;

  /**
   * Compiles the script.
   *
   * @param maxValue largest absolute value of an element; 0: no limit
   * @param maxNorm largest norm over all gradients; 0: no limit
   * @param manager owns the compiled script
   */
  GradientNorm(double maxValue, double maxNorm, NDManager manager) {
    this.maxValue = maxValue;
    this.maxNorm = maxNorm;
    String scale = Devices.engineIsAtLeast(2, 1) ? TOGETHER : ONE_BY_ONE;
    String body = BODY.replace("{scale}", scale.strip());
    script = Script.returning("norm", PARAMETERS, body, manager);
  }

  /**
   * Clips gradients in place.
   *
   * @param owner owns the result
   * @return the norm before clipping, a scalar; not finite if an element is not
   */
  NDArray clip(Collection<NDArray> gradients, NDManager owner) {
    return script.call(owner, List.of(new NDList(gradients)), maxValue, maxNorm);
  }
}
