package org.mmlatch.encoder.lmf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.NormalInitializer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.UniformInitializer;

/**
 * Low-rank fusion, {@code Σ_r w_r · Π_m [1, z_m] W_m,r + b}, with an elementwise product over the
 * modalities present: vectors (B, H_m) to outputs (B, K).
 */
final class LowRankFusion extends Layer {
  /** Suffix of the names of the modalities' factors. */
  static final String FACTOR = "-factor";

  private final long rank;
  private final long outputs;
  private final Map<Modality, Parameter> factors = new EnumMap<>(Modality.class); // (R, H + 1, K)
  private final Parameter weights; // (1, R)
  private final Parameter bias; // (1, K)

  LowRankFusion(Map<Modality, Long> widths, long rank, long outputs) {
    this.rank = rank;
    this.outputs = outputs;
    widths.forEach(
        (modality, width) -> {
          NormalInitializer start = NormalInitializer.xavier((width + 1) * outputs, rank * outputs);
          factors.put(modality, weight(factor(modality), start, rank, width + 1, outputs));
        });
    weights = weight("weights", NormalInitializer.xavier(rank, 1), 1, rank);
    bias = weight("bias", UniformInitializer.constant(0), 1, outputs);
  }

  /** Returns the name of a modality's factor. */
  static String factor(Modality modality) {
    return modality.key() + FACTOR;
  }

  NDArray forward(Pass pass, Map<Modality, NDArray> vectors) {
    NDArray product =
        vectors.entrySet().stream()
            .map(entry -> factored(pass, factors.get(entry.getKey()), entry.getValue()))
            .reduce(NDArray::mul)
            .orElseThrow(); // (R, B, K)
    NDArray byRank = product.transpose(1, 2, 0); // (B, K, R)
    NDArray sum = pass.products().linear(byRank, pass.weight(weights, byRank)).reshape(-1, outputs);
    pass.multiplied(new Product(Product.Rows.SEGMENTS, rank, outputs), byRank, sum);
    return pass.observed(this, sum.add(pass.weight(bias, sum)));
  }

  /** Returns [1, z] W for every rank r: (R, B, K). */
  private NDArray factored(Pass pass, Parameter factor, NDArray z) {
    NDArray one = z.getManager().ones(new Shape(z.getShape().get(0), 1));
    NDArray extended = one.concat(z, 1); // (B, H + 1)
    NDArray y = pass.products().matMul(extended.expandDims(0), pass.weight(factor, z));
    long width = extended.getShape().get(1);
    return pass.multiplied(new Product(Product.Rows.SEGMENTS, width, rank * outputs), extended, y);
  }
}
