package org.mmlatch.verify;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * The deviations of a model from a reference file.
 *
 * @param worst the tensor with the largest deviation, for each kind
 */
public record Deviations(Map<Quantity, Worst> worst) {
  /**
   * The tensor with the largest deviation.
   *
   * @param tensor its name in the file
   * @param share its largest difference divided by the tolerance; at most 1 if it agrees
   */
  public record Worst(String tensor, double share) {}

  /** Returns whether every tensor is within the tolerance. */
  public boolean pass() {
    return worst.values().stream().allMatch(w -> w.share() <= 1);
  }

  /** Returns the name of the tensor with the largest deviation of all kinds. */
  public String furthest() {
    return worst.values().stream()
        .max(Comparator.comparingDouble(Worst::share))
        .map(Worst::tensor)
        .orElse("nothing");
  }

  /** Collects the worst tensor of each kind. */
  static final class Collector {
    private final Map<Quantity, Worst> worst = new EnumMap<>(Quantity.class);

    void add(Quantity quantity, String tensor, double share) {
      worst.merge(quantity, new Worst(tensor, share), (a, b) -> a.share() >= b.share() ? a : b);
    }

    Deviations collected() {
      return new Deviations(Collections.unmodifiableMap(worst));
    }
  }
}
