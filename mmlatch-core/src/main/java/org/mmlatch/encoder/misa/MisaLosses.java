package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.model.LossTerm;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Norm;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Scalar;

/** MISA's loss terms over all segments of a batch (sections 3.5.2 to 3.5.4). */
final class MisaLosses extends Layer {
  private static final int[] LAST = {-1};

  private final LossWeights weights;
  private final Scalar epsilon;

  MisaLosses(LossWeights weights) {
    this.weights = weights;
    epsilon = scalar(1e-6);
  }

  /**
   * Returns the loss terms.
   *
   * @param pass receives the reports of matrix products
   * @param parts private and shared representations of each modality
   * @param reconstructed reconstruction r (B, H) of each modality
   */
  List<LossTerm> of(Pass pass, List<Subspaces.Parts> parts, NDList reconstructed) {
    NDList projected = new NDList();
    NDList own = new NDList();
    NDList shared = new NDList();
    parts.forEach(
        modality -> {
          projected.add(modality.projected());
          own.add(modality.own());
          shared.add(modality.shared());
        });
    NDArray off = NDArrays.stack(reconstructed).sub(NDArrays.stack(projected)); // (M, B, H)
    return List.of(
        new LossTerm("difference", difference(pass, own, shared), weights.difference()),
        new LossTerm("similarity", similarity(NDArrays.stack(shared)), weights.similarity()),
        new LossTerm("reconstruction", off.square().mean(), weights.reconstruction()));
  }

  /**
   * Returns how far private representations are from being orthogonal to the shared one of their
   * modality and to each other: the sum over these pairs of the mean of {@code (XᵀY)²}.
   */
  private NDArray difference(Pass pass, NDList own, NDList shared) {
    NDArray p = normalised(NDArrays.stack(own)); // (M, B, H)
    NDArray s = normalised(NDArrays.stack(shared));
    NDList left = new NDList();
    NDList right = new NDList();
    for (Pair pair : Pair.of(own.size())) {
      left.add(p.get(pair.a()));
      right.add(p.get(pair.b()));
    }
    NDArray x = p.concat(NDArrays.stack(left), 0);
    NDArray y = s.concat(NDArrays.stack(right), 0);
    NDArray products = x.transpose(0, 2, 1).matMul(y); // (pairs, H, H)
    long width = x.getShape().get(2);
    Product ofSegments = new Product(Product.Rows.SEGMENTS, width, width); // (H, B) · (B, H)
    for (long pair = 0; pair < x.getShape().get(0); pair++) {
      pass.multiplied(ofSegments, x, products);
    }
    return products.square().mean(LAST).mean(LAST).sum();
  }

  /**
   * Returns x centred over the batch and each row scaled to norm 1; no gradient flows through the
   * norm.
   */
  private NDArray normalised(NDArray x) {
    NDArray centred = x.sub(x.mean(new int[] {1}, true));
    NDArray norms = centred.stopGradient().square().sum(new int[] {2}, true).sqrt();
    return centred.div(epsilon.shift(norms));
  }

  /**
   * Returns the mean over pairs of modalities of the central moment discrepancy of their shared
   * representations: the distances between their means and their central moments from the second to
   * the fifth.
   *
   * @param shared (M, B, H)
   */
  private static NDArray similarity(NDArray shared) {
    int[] overBatch = {1};
    NDArray mean = shared.mean(overBatch, true);
    NDArray c = shared.sub(mean);
    NDArray square = c.mul(c);
    NDArray cube = square.mul(c);
    NDList moments = new NDList(mean.squeeze(1));
    for (NDArray power : List.of(square, cube, square.mul(square), square.mul(cube))) {
      moments.add(power.mean(overBatch));
    }
    NDArray all = NDArrays.stack(moments); // (5, M, H)
    NDList distances = new NDList();
    for (Pair pair : Pair.of(Math.toIntExact(shared.getShape().get(0)))) {
      NDArray a = all.get(new NDIndex(":, {}", pair.a()));
      distances.add(a.sub(all.get(new NDIndex(":, {}", pair.b()))));
    }
    return Norm.of(NDArrays.stack(distances)).value().squeeze(2).sum(LAST).mean();
  }

  /** A pair of modalities, by index. */
  private record Pair(int a, int b) {
    static List<Pair> of(int modalities) {
      List<Pair> pairs = new ArrayList<>();
      for (int a = 0; a < modalities; a++) {
        for (int b = a + 1; b < modalities; b++) {
          pairs.add(new Pair(a, b));
        }
      }
      return pairs;
    }
  }
}
