package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.PredictionForm;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

/** Finished runs of every task. */
final class JudgedRun {
  static final TaskDescription EMOTIONS =
      TaskDescription.multilabel(List.of(Label.at("happy", 0.5), Label.at("sad", 0.5)));
  static final TaskDescription HUMOUR = TaskDescription.binary(Label.at("humour", 0.5));
  static final TaskDescription CLASSES =
      TaskDescription.classification(List.of("neutral", "joy", "anger"));

  private JudgedRun() {}

  static RunView of(String name, TaskDescription task, long seed) {
    return new RunView(
        name,
        new TreeMap<>(Map.of("seed", Long.toString(seed))),
        new TreeMap<>(Map.of("corpus", "corpora/one", "java", "17")),
        List.of(new RunView.Epoch(1, 1.5, 1.4, 5e-4)),
        1,
        Map.of("test", RunView.SplitResult.of(predictions(task, seed), task)),
        Map.of("v0", 4, "v1", 12));
  }

  /** Forty segments; the larger the target, the larger the logit, but for noise. */
  private static Predictions predictions(TaskDescription task, long seed) {
    SplittableRandom truth = new SplittableRandom(7);
    SplittableRandom random = new SplittableRandom(seed);
    PredictionForm form = task.form();
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Float> targets =
          IntStream.range(0, form.targets())
              .mapToObj(k -> (float) truth.nextInt(form instanceof PredictionForm.Classes ? 3 : 2))
              .toList();
      List<Float> logits =
          IntStream.range(0, form.outputs().size())
              .mapToObj(k -> (float) (random.nextGaussian() + 2 * isThere(form, targets, k) - 1))
              .toList();
      rows.add(new Predictions.Row("v" + i, targets, logits));
    }
    return new Predictions(form, rows);
  }

  private static int isThere(PredictionForm form, List<Float> targets, int k) {
    boolean is = form instanceof PredictionForm.Classes ? targets.get(0) == k : targets.get(k) > 0;
    return is ? 1 : 0;
  }
}
