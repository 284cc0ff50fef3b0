package org.mmlatch.eval;

import java.util.List;
import java.util.Optional;

/**
 * The names of the columns that hold a file's predictions.
 *
 * <p>A column that is chosen must be in the file. One that is not goes by the usual names, those of
 * pandas' and scikit-learn's users among them, in capitals or not; of several that are there, by
 * the one named first here. A file may do without ids.
 *
 * @param id the chosen column of ids, if one was
 * @param target the chosen column of targets, if one was
 * @param prediction the chosen column of predictions, if one was
 */
public record Columns(Optional<String> id, Optional<String> target, Optional<String> prediction) {
  private static final List<String> USUAL_IDS = List.of("id", "sample_id");
  private static final List<String> USUAL_TARGETS =
      List.of("target", "label", "targets", "labels", "y_true", "true");
  private static final List<String> USUAL_PREDICTIONS =
      List.of("prediction", "pred", "predictions", "preds", "y_pred", "y_hat");

  /** Returns columns of which none is chosen. */
  public static Columns usual() {
    return new Columns(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns these columns with this one chosen for ids. */
  public Columns withId(String name) {
    return new Columns(Optional.of(name), target, prediction);
  }

  /** Returns these columns with this one chosen for targets. */
  public Columns withTarget(String name) {
    return new Columns(id, Optional.of(name), prediction);
  }

  /** Returns these columns with this one chosen for predictions. */
  public Columns withPrediction(String name) {
    return new Columns(id, target, Optional.of(name));
  }

  /** Returns the names that may hold ids, the preferred first. */
  List<String> idNames() {
    return id.map(List::of).orElse(USUAL_IDS);
  }

  /** Returns the names that may hold targets, the preferred first. */
  List<String> targetNames() {
    return target.map(List::of).orElse(USUAL_TARGETS);
  }

  /** Returns the names that may hold predictions, the preferred first. */
  List<String> predictionNames() {
    return prediction.map(List::of).orElse(USUAL_PREDICTIONS);
  }
}
