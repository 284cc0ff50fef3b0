package org.mmlatch.encoder.tfn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;

/**
 * The outer product of [1, z_m] over the modalities present, flattened: audio varies slowest, text
 * fastest.
 */
final class TensorFusion {
  private static final List<Modality> SLOWEST_FIRST =
      List.of(Modality.AUDIO, Modality.VISUAL, Modality.TEXT);

  private TensorFusion() {}

  /**
   * Returns the number of entries of the tensor.
   *
   * @throws IllegalArgumentException if a linear layer from the tensor to {@code outputs} would
   *     have more than 2³¹ − 1 weights
   */
  static long size(Map<Modality, Long> widths, long outputs) {
    try {
      long size = widths.values().stream().map(width -> width + 1).reduce(1L, Math::multiplyExact);
      Math.toIntExact(Math.multiplyExact(size, outputs));
      return size;
    } catch (ArithmeticException tooLarge) {
      throw new IllegalArgumentException(
          "the tensor of TFN and the layer after it are too large: %s and %d make more than %d weights"
              .formatted(widths, outputs, Integer.MAX_VALUE),
          tooLarge);
    }
  }

  /** Maps vectors (B, H_m) to (B, size). */
  static NDArray of(Map<Modality, NDArray> vectors) {
    return SLOWEST_FIRST.stream()
        .flatMap(modality -> Optional.ofNullable(vectors.get(modality)).stream())
        .map(TensorFusion::extended)
        .reduce(TensorFusion::outer)
        .orElseThrow();
  }

  private static NDArray extended(NDArray z) {
    return z.getManager().ones(new Shape(z.getShape().get(0), 1)).concat(z, 1);
  }

  private static NDArray outer(NDArray slow, NDArray fast) {
    NDArray products = slow.expandDims(2).mul(fast.expandDims(1)); // (B, slow, fast)
    return products.reshape(
        slow.getShape().get(0), slow.getShape().get(1) * fast.getShape().get(1));
  }
}
