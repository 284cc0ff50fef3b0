package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.model.Scalar;

/**
 * Adam (Kingma and Ba) by torch's formula: {@code w -= lr/(1-β₁ᵗ) · m / (√v/√(1-β₂ᵗ) + ε)} with
 * {@code m = β₁m + (1-β₁)g} and {@code v = β₂v + (1-β₂)g²}, where g includes {@code weightDecay ·
 * w}.
 */
public final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Map<String, NDArray> weights;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();
  private final double weightDecay;
  private final Scalar beta1;
  private final Scalar oneMinusBeta1;
  private final Scalar beta2;
  private final Scalar oneMinusBeta2;
  private final Scalar decay;
  private long updates;

  /**
   * Starts without history.
   *
   * @param weights what is updated, by name
   * @param weightDecay L2 penalty
   * @param manager owns the optimizer's state
   */
  public Adam(Map<String, NDArray> weights, double weightDecay, NDManager manager) {
    this.weights = weights;
    this.weightDecay = weightDecay;
    weights.forEach(
        (name, weight) -> {
          means.put(name, manager.zeros(weight.getShape()));
          variances.put(name, manager.zeros(weight.getShape()));
        });
    beta1 = Scalar.in(manager, (float) BETA1);
    oneMinusBeta1 = Scalar.in(manager, (float) (1 - BETA1));
    beta2 = Scalar.in(manager, (float) BETA2);
    oneMinusBeta2 = Scalar.in(manager, (float) (1 - BETA2));
    decay = Scalar.in(manager, (float) weightDecay);
  }

  /**
   * Returns the next update of all weights.
   *
   * @param learningRate its rate
   */
  public Update next(double learningRate) {
    updates++;
    double correction1 = 1 - Math.pow(BETA1, (double) updates);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, (double) updates));
    // lr/c1 · m / (√v/c2 + ε) = (lr·c2/c1) · m / (√v + ε·c2)
    return new Update(
        (float) (-learningRate * correction2 / correction1), (float) (EPSILON * correction2));
  }

  /** An update, to be applied once to each weight. */
  public final class Update {
    private final float rate;
    private final float epsilon;

    private Update(float rate, float epsilon) {
      this.rate = rate;
      this.epsilon = epsilon;
    }

    /**
     * Updates a weight in place.
     *
     * @param gradient of the weight's shape; left as it is
     */
    public void apply(String name, NDArray gradient) {
      NDArray weight = weights.get(name);
      NDArray mean = means.get(name);
      NDArray variance = variances.get(name);
      try (NDManager owner = weight.getManager().newSubManager()) {
        NDArray decayed =
            weightDecay > 0
                ? owned(gradient.add(owned(decay.times(weight), owner)), owner)
                : gradient;
        beta1.scale(mean).addi(owned(oneMinusBeta1.times(decayed), owner));
        NDArray square = owned(decayed.mul(decayed), owner);
        beta2.scale(variance).addi(oneMinusBeta2.scale(square));
        NDArray root = owned(variance.sqrt(), owner);
        NDArray shifted = Scalar.in(owner, epsilon).shift(root);
        NDArray direction = owned(mean.div(shifted), owner);
        weight.addi(Scalar.in(owner, rate).scale(direction));
      }
    }
  }

  /** What is calculated from state or weights would live as long as they do. */
  private static NDArray owned(NDArray array, NDManager owner) {
    array.attach(owner);
    return array;
  }

  /** Returns how many updates there have been. */
  public long updates() {
    return updates;
  }

  /** Returns the first moments m by the weights' names. */
  public Map<String, NDArray> means() {
    return means;
  }

  /** Returns the second moments v by the weights' names. */
  public Map<String, NDArray> variances() {
    return variances;
  }

  /** Goes on after {@code updates}; the moments have to be set to those of that time. */
  public void resumeAfter(long updates) {
    this.updates = updates;
  }
}
