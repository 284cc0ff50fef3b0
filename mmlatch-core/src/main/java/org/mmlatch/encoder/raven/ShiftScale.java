package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Norm;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Scalar;

/**
 * The factor of a shift z that limits its norm to β times that of its word's embedding e: {@code α
 * = min(β ‖e‖ / ‖z‖, 1)}, or as defined by the {@link RavenConfig.Variant}. Gradients flow through
 * it; the gradient of a zero vector's norm is zero. A zero embedding, such as that of a pause, is
 * not shifted.
 */
final class ShiftScale extends Layer {
  private final RavenConfig.Variant variant;
  private final Scalar beta;
  private final Scalar one;

  ShiftScale(RavenConfig config) {
    variant = config.variant();
    beta = scalar(config.beta());
    one = scalar(1);
  }

  /** Returns the factor α (B, T, 1). */
  NDArray forward(Pass pass, NDArray embeddings, NDArray shift) {
    NDArray allowed = beta.times(Norm.of(embeddings).value());
    NDArray length = Norm.of(shift).positive();
    NDArray alpha =
        switch (variant) {
          case PAPER -> one.minimum(allowed.div(length));
          case RELEASED -> allowed.div(one.maximum(length));
        };
    return pass.observed(this, alpha);
  }
}
