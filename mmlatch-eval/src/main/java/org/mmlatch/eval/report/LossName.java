package org.mmlatch.eval.report;

import org.mmlatch.eval.TaskDescription;

/** What a run's losses are, as its settings and its task say. */
final class LossName {
  private static final String MAE = "mean absolute error";
  private static final String BCE = "binary cross-entropy";
  private static final String CROSS_ENTROPY = "cross-entropy";

  private LossName() {}

  static String of(RunView run) {
    return switch (run.settings().getOrDefault("train.loss", "auto")) {
      case "mae" -> MAE;
      case "mse" -> "mean squared error";
      case "bce" -> BCE;
      case "cross-entropy" -> CROSS_ENTROPY;
      default -> run.counting().map(result -> usual(result.task().type())).orElse("loss");
    };
  }

  private static String usual(TaskDescription.Type type) {
    return switch (type) {
      case REGRESSION -> MAE;
      case CLASSIFICATION -> CROSS_ENTROPY;
      case MULTILABEL, BINARY -> BCE;
    };
  }
}
