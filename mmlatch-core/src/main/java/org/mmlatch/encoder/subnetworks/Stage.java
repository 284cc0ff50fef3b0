package org.mmlatch.encoder.subnetworks;

import java.util.List;

/**
 * The stage in which a sub-network runs. Stage II sees masked features, about half as large as
 * those of Stage I, so each has running statistics of its own.
 */
public enum Stage {
  /** Stage I, masked or not: all its passes share their statistics. */
  ONE("stage1"),
  /** Stage II, the only stage without feedback. */
  TWO("");

  private final String statistics;

  Stage(String statistics) {
    this.statistics = statistics;
  }

  /** Returns what batch normalisation calls its statistics. */
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
