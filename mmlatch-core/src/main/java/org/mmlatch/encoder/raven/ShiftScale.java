package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Norm;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Scalar;

/**
 * What a shift z is multiplied by, so that it is no longer than a share β of its word's embedding
 * e: {@code α = min(β ‖e‖ / ‖z‖, 1)}, or as the {@link RavenConfig.Variant} says. It is
 * differentiated through. An embedding of zeros, such as a pause's, is not shifted; neither are
 * other embeddings by a shift of zeros, and where a vector is zero, its norm's gradient is.
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

  /** Returns (B, T, 1). */
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
