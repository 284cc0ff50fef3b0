package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.List;
import org.mmlatch.engine.Devices;
import org.mmlatch.script.Script;

/**
 * The common Euclidean norm of all gradients, calculated on the device in one call, and their
 * clipping, number by number and then by their norm. A GPU is asked for a few things instead of a
 * few for every gradient, and nobody waits for it.
 */
final class GradientNorm {
  private static final List<String> PARAMETERS =
      List.of("gradients: List[Tensor]", "max_value: float", "max_norm: float");

  /** Torch's {@code clip_grad_value_} and {@code clip_grad_norm_}; a limit of 0 means none. */
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

  /** Before PyTorch 2.1 no operator multiplies many tensors by one that lies on the device. */
  private static final String ONE_BY_ONE =
      """
      for i in range(torch.len(gradients)):
          scaled = torch.mul_(gradients[i], factor)
      """;

  private final Script script;
  private final double maxValue;
  private final double maxNorm;

  /**
   * Prepares to clip.
   *
   * @param maxValue the size that each number is cut off at; 0: none is
   * @param maxNorm above it gradients are scaled down; 0: they never are
   * @param manager closes what is prepared
   */
  GradientNorm(double maxValue, double maxNorm, NDManager manager) {
    this.maxValue = maxValue;
    this.maxNorm = maxNorm;
    String scale = Devices.engineIsAtLeast(2, 1) ? TOGETHER : ONE_BY_ONE;
    String body = BODY.replace("{scale}", scale.strip());
    script = Script.returning("norm", PARAMETERS, body, manager);
  }

  /**
   * Clips gradients in place where they are too large.
   *
   * @param owner of the result
   * @return their norm before, a single number; not finite if one of them is not
   */
  NDArray clip(Collection<NDArray> gradients, NDManager owner) {
    return script.call(owner, List.of(new NDList(gradients)), maxValue, maxNorm);
  }
}
