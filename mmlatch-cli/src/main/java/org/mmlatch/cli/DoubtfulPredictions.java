package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

/** Warnings about a predictions file that can be evaluated but probably contains mistakes. */
final class DoubtfulPredictions {
  private DoubtfulPredictions() {}

  /**
   * Returns one sentence for each kind of mistake found: repeated segment ids, regression targets
   * outside the range of the task, and probabilities in place of logits.
   */
  static List<String> of(Path file, Predictions predictions, TaskDescription judged) {
    List<String> doubts = new ArrayList<>();
    List<Predictions.Row> rows = predictions.rows();
    Set<String> seen = new HashSet<>();
    List<String> repeated =
        rows.stream().map(Predictions.Row::id).filter(id -> !seen.add(id)).toList();
    if (!repeated.isEmpty()) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d rows repeat the id of an earlier row, first '%s'; all rows are counted",
              file,
              repeated.size(),
              rows.size(),
              repeated.get(0)));
    }
    List<Float> beyond = beyond(rows, judged);
    if (!beyond.isEmpty()) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d targets are outside [%s, %s], first %s; metrics over classes clip them to this range. Do the targets have another range?",
              file,
              beyond.size(),
              rows.size(),
              Numbers.significant(judged.low()),
              Numbers.significant(judged.high()),
              Numbers.significant(beyond.get(0))));
    }
    if (judged.type() != TaskDescription.Type.REGRESSION && areLikeProbabilities(rows)) {
      doubts.add(
          file
              + ": all predictions are between 0 and 1. Are they probabilities? Expected logits,"
              + " log(p / (1 - p)): 0 stands for a probability of one half");
    }
    return doubts;
  }

  private static boolean areLikeProbabilities(List<Predictions.Row> rows) {
    return rows.stream()
        .flatMap(row -> row.predictions().stream())
        .allMatch(prediction -> prediction >= 0 && prediction <= 1);
  }

  private static List<Float> beyond(List<Predictions.Row> rows, TaskDescription judged) {
    return judged.type() == TaskDescription.Type.REGRESSION
        ? rows.stream()
            .map(Predictions.Row::target)
            .filter(target -> target < judged.low() || target > judged.high())
            .toList()
        : List.of();
  }
}
