package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which columns a file of predictions has between the segments' ids and whatever follows. */
public sealed interface PredictionForm {
  /** Before the name of an output whose logit a column holds. */
  String LOGIT = "logit:";

  /** Before the name of a label whose presence a column holds. */
  String TARGET = "target:";

  /** {@code target,prediction}: a number, or the logit of a single label. */
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
   * @param outputs the labels' names
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
   * {@code target}, the name of the class that a segment is of, then {@code logit:NAME} for every
   * class.
   *
   * @param outputs the classes' names, by number
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

  /** Returns the names of what is predicted, K of them. */
  List<String> outputs();

  /** Returns the columns' names, that of the ids first. */
  List<String> header();

  /**
   * Returns a segment's cells as texts, in the order of the header.
   *
   * @param targets one or a label's each, not a number where it is unknown; the class's number
   * @param predictions raw, K of them
   */
  List<String> cells(String id, List<Float> targets, List<Float> predictions);

  /** Returns how many targets a segment has: one for each label, else one. */
  default int targets() {
    return this instanceof Labels ? outputs().size() : 1;
  }

  private static String number(float target) {
    return Float.isNaN(target) ? "" : Decimal.print(target);
  }
}
