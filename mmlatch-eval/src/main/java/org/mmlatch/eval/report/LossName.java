package org.mmlatch.eval.report;

import org.mmlatch.eval.TaskDescription.Type;

/** What a run's losses are, as its settings and its task say. */
final class LossName {
  private LossName() {}

  static String of(RunView run) {
    return switch (run.settings().getOrDefault("train.loss", "auto")) {
      case "mae" -> Type.REGRESSION.lossName();
      case "mse" -> "mean squared error";
      case "bce" -> Type.BINARY.lossName();
      case "cross-entropy" -> Type.CLASSIFICATION.lossName();
      default -> run.counting().map(result -> result.task().task().lossName()).orElse("loss");
    };
  }
}
