package org.mmlatch.eval;

import java.util.Arrays;

/** Conversion of logits to probabilities. */
public final class Probabilities {
  private Probabilities() {}

  /** Returns the probability of a label with this logit. */
  public static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Returns the probabilities of classes with these logits; they sum to 1. */
  public static double[] softmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElse(0);
    double[] powers = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}
