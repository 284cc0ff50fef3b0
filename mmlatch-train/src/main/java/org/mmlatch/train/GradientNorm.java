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
 * clipping by it. A GPU is asked for a few things instead of a few for every gradient, and nobody
 * waits for it.
 */
final class GradientNorm {
  private static final List<String> PARAMETERS =
      List.of("gradients: List[Tensor]", "max_norm: float");

  /** Torch's {@code clip_grad_norm_}, where a limit of 0 means none. */
  private static final String BODY =
      """
      norms = torch._foreach_norm(gradients)
      norm = torch.norm(torch.stack(norms))
      if torch.gt(max_norm, 0.0):
        ratio = torch.mul(torch.reciprocal(torch.add(norm, 1e-06)), max_norm)
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
  private final double maxNorm;

  /**
   * Prepares to clip.
   *
   * @param maxNorm above it gradients are scaled down; 0: they never are
   * @param manager closes what is prepared
   */
  GradientNorm(double maxNorm, NDManager manager) {
    this.maxNorm = maxNorm;
    String scale = Devices.engineIsAtLeast(2, 1) ? TOGETHER : ONE_BY_ONE;
    String body = BODY.replace("{scale}", scale.strip());
    script = Script.returning("norm", PARAMETERS, body, manager);
  }

  /**
   * Scales gradients in place where their norm is too large.
   *
   * @param owner of the result
   * @return their norm before, a single number; not finite if one of them is not
   */
  NDArray clip(Collection<NDArray> gradients, NDManager owner) {
    return script.call(owner, List.of(new NDList(gradients)), maxNorm);
  }
}
