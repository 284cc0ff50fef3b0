package org.mmlatch.eval;

import java.util.List;
import java.util.Optional;

/**
 * Names of the columns of a predictions file.
 *
 * <p>A column name that is given must exist in the file. Otherwise the column is found by its usual
 * names, including those common with pandas and scikit-learn, ignoring case; of several, the first
 * in the lists below is used. The column of ids is optional.
 *
 * @param id name of the column of ids, if given
 * @param target name of the column of targets, if given
 * @param prediction name of the column of predictions, if given
 */
public record Columns(Optional<String> id, Optional<String> target, Optional<String> prediction) {
  private static final List<String> USUAL_IDS = List.of("id", "sample_id");
  private static final List<String> USUAL_TARGETS =
      List.of("target", "label", "targets", "labels", "y_true", "true");
  private static final List<String> USUAL_PREDICTIONS =
      List.of("prediction", "pred", "predictions", "preds", "y_pred", "y_hat");

  /** Returns columns that are all found by their usual names. */
  public static Columns usual() {
    return new Columns(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns these columns with the given name for ids. */
  public Columns withId(String name) {
    return new Columns(Optional.of(name), target, prediction);
  }

  /** Returns these columns with the given name for targets. */
  public Columns withTarget(String name) {
    return new Columns(id, Optional.of(name), prediction);
  }

  /** Returns these columns with the given name for predictions. */
  public Columns withPrediction(String name) {
    return new Columns(id, target, Optional.of(name));
  }

  /** Returns the possible names of the column of ids, in order of preference. */
  List<String> idNames() {
    return id.map(List::of).orElse(USUAL_IDS);
  }

  /** Returns the possible names of the column of targets, in order of preference. */
  List<String> targetNames() {
    return target.map(List::of).orElse(USUAL_TARGETS);
  }

  /** Returns the possible names of the column of predictions, in order of preference. */
  List<String> predictionNames() {
    return prediction.map(List::of).orElse(USUAL_PREDICTIONS);
  }
}
