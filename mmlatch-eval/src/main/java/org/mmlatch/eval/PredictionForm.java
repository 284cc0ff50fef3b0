package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a predictions file after the segments' ids. */
public sealed interface PredictionForm {
  /** Prefix of the columns with the logits of labels or classes. */
  String LOGIT = "logit:";

  /** Prefix of the columns with the presence of labels. */
  String TARGET = "target:";

  /** {@code target,prediction}: a number, or a single label and its logit. */
  record Value() implements PredictionForm {
    @Override
    public List<String> outputs() {
      return List.of("prediction");
    }

    @Override
    public List<String> header() {
      return List.of("id", "target", "prediction");
    }

    @Override
    public List<String> cells(String id, List<Float> targets, List<Float> predictions) {
      return List.of(id, number(targets.get(0)), Decimal.print(predictions.get(0)));
    }
  }

  /**
   * {@code target:NAME,logit:NAME} for every label.
   *
   * @param outputs names of the labels
   */
  record Labels(List<String> outputs) implements PredictionForm {
    /** Copies the names. */
    public Labels {
      outputs = List.copyOf(outputs);
    }

    @Override
    public List<String> header() {
      return Stream.concat(
              Stream.of("id"), outputs.stream().flatMap(o -> Stream.of(TARGET + o, LOGIT + o)))
          .toList();
    }

    @Override
    public List<String> cells(String id, List<Float> targets, List<Float> predictions) {
      List<String> cells = new ArrayList<>(List.of(id));
      for (int k = 0; k < outputs.size(); k++) {
        cells.add(number(targets.get(k)));
        cells.add(Decimal.print(predictions.get(k)));
      }
      return cells;
    }
  }

  /**
   * {@code target}, the name of a segment's class, then {@code logit:NAME} for every class.
   *
   * @param outputs names of the classes, by index
   */
  record Classes(List<String> outputs) implements PredictionForm {
    /** Copies the names. */
    public Classes {
      outputs = List.copyOf(outputs);
    }

    @Override
    public List<String> header() {
      return Stream.concat(Stream.of("id", "target"), outputs.stream().map(o -> LOGIT + o))
          .toList();
    }

    @Override
    public List<String> cells(String id, List<Float> targets, List<Float> predictions) {
      float target = targets.get(0);
      return Stream.concat(
              Stream.of(id, Float.isNaN(target) ? "" : outputs.get((int) target)),
              predictions.stream().map(Decimal::print))
          .toList();
    }
  }

  /** Returns the names of the K outputs. */
  List<String> outputs();

  /** Returns the column names, starting with that of the ids. */
  List<String> header();

  /**
   * Returns the cells of a segment as text, in the order of the header.
   *
   * @param targets the target: a number, 0 or 1 for each label, or a class index; NaN if unknown
   * @param predictions K raw predictions
   */
  List<String> cells(String id, List<Float> targets, List<Float> predictions);

  /** Returns the number of targets of a segment: one per label, otherwise one. */
  default int targets() {
    return this instanceof Labels ? outputs().size() : 1;
  }

  private static String number(float target) {
    return Float.isNaN(target) ? "" : Decimal.print(target);
  }
}
