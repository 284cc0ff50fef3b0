package org.mmlatch.encoder.subnetworks;

import java.util.List;

/**
 * The stage in which a sub-network runs. Masked features in Stage II are about half as large as
 * those in Stage I, so each stage has its own running statistics.
 */
public enum Stage {
  /** Stage I; all its passes, masked or unmasked, share statistics. */
  ONE("stage1"),
  /** Stage II, the only stage without feedback. */
  TWO("");

  private final String statistics;

  Stage(String statistics) {
    this.statistics = statistics;
  }

  /** Returns the prefix of the statistics' names in batch normalisation. */
  String statistics() {
    return statistics;
  }

  /** Returns the stages of a model with feedback. */
  public static List<Stage> withFeedback() {
    return List.of(values());
  }

  /** Returns the stages of a model without feedback. */
  public static List<Stage> withoutFeedback() {
    return List.of(TWO);
  }

  static List<String> statistics(List<Stage> stages) {
    return stages.stream().map(Stage::statistics).toList();
  }
}
