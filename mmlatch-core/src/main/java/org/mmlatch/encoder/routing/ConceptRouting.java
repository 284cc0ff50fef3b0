package org.mmlatch.encoder.routing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.NormalInitializer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Scalar;

/**
 * Routing of features to concepts: every feature i casts a vote {@code v_ij = f_i W_ij} for every
 * concept j; the more the concept agrees with the vote, the larger the share of the feature that is
 * routed to it. Gradients flow through all iterations.
 */
final class ConceptRouting extends Layer {
  private final int features;
  private final int pose;
  private final int concepts;
  private final int width;
  private final int iterations;
  private final Parameter votes;
  private final Scalar scale;
  private final Dropout dropout;

  ConceptRouting(RoutingConfig config, int features) {
    this.features = features;
    pose = config.capsuleWidth();
    concepts = config.concepts();
    width = config.conceptWidth();
    iterations = config.iterations();
    double deviation = Math.sqrt((double) concepts / ((double) features * pose));
    votes =
        weight("votes", new NormalInitializer((float) deviation), features, pose, concepts, width);
    scale = scalar(1 / Math.sqrt((double) width));
    dropout = new Dropout(config.dropout().concept());
  }

  /** Returns the name under which the coefficients of the last iteration are noted. */
  String noted() {
    return name(iterations);
  }

  private static String name(int k) {
    return "routing/" + k;
  }

  /** Routes capsules (B, I, d_f + 1) to concepts (B, J, d_c). */
  NDArray forward(Pass pass, NDArray capsules) {
    return Intermediates.closedAfter(
        () -> {
          NDList parts = capsules.split(new long[] {pose}, 2);
          NDArray f = pass.noted("capsule/pose", parts.get(0)); // (B, I, d_f)
          NDArray p = Activation.sigmoid(parts.get(1)); // (B, I, 1)
          pass.noted("capsule/activation", p.squeeze(2));
          NDArray v = votes(pass, f); // (B, I, J, d_c)
          NDArray r = noted(pass, 0, uniform(f)); // (B, I, J)
          NDArray c = gathered(pass, 0, r, v); // (B, J, d_c)
          for (int k = 1; k <= iterations; k++) {
            NDArray agreement = v.mul(c.expandDims(1)).sum(new int[] {3}); // (B, I, J)
            r = noted(pass, k, scale.times(agreement).softmax(2));
            c = gathered(pass, k, p.mul(r), v);
          }
          return pass.observed(this, c);
        });
  }

  private NDArray votes(Pass pass, NDArray f) {
    long batch = f.getShape().get(0);
    NDArray w = pass.weight(votes, f).reshape(features, pose, (long) concepts * width);
    NDArray byFeature = pass.products().matMul(f.transpose(1, 0, 2), w); // (I, B, J · d_c)
    for (int i = 0; i < features; i++) {
      Product product = new Product(Product.Rows.SEGMENTS, pose, (long) concepts * width);
      pass.multiplied(product, f, byFeature);
    }
    return byFeature.reshape(features, batch, concepts, width).transpose(1, 0, 2, 3);
  }

  /** Returns 1 / J everywhere: initially, no feature prefers a concept. */
  private NDArray uniform(NDArray f) {
    Shape shape = new Shape(f.getShape().get(0), features, concepts);
    return f.getManager().full(shape, 1f / concepts, DataType.FLOAT32);
  }

  private static NDArray noted(Pass pass, int k, NDArray r) {
    return pass.noted(name(k), r);
  }

  /**
   * Returns the concepts (B, J, d_c): the votes summed over features with the given weights (B, I,
   * J).
   */
  private NDArray gathered(Pass pass, int k, NDArray weights, NDArray v) {
    NDArray c = weights.expandDims(3).mul(v).sum(new int[] {1});
    return dropout.apply(pass, pass.noted("concepts/" + k, c));
  }
}
