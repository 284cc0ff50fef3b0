package org.mmlatch.eval.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.mmlatch.eval.Calibration;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.Probabilities;
import org.mmlatch.eval.ThresholdSweep;

/** The predicted probability of a label or class in each segment, and whether it is present. */
final class LabelScores {
  private final String name;
  private final double[] probabilities;
  private final boolean[] present;

  private LabelScores(String name, double[] probabilities, boolean[] present) {
    this.name = name;
    this.probabilities = probabilities;
    this.present = present;
  }

  /** Returns the name of the label or class. */
  String name() {
    return name;
  }

  /** Returns its predicted probability in a segment. */
  double probability(int segment) {
    return probabilities[segment];
  }

  /** Returns whether it is present in a segment. */
  boolean isPresent(int segment) {
    return present[segment];
  }

  /**
   * Returns the scores of labels, any number of which may be present; probabilities are sigmoids.
   */
  static List<LabelScores> ofLabels(Outcomes outcomes, List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(
            k ->
                new LabelScores(
                    names.get(k),
                    Arrays.stream(outcomes.predictions(k)).map(Probabilities::sigmoid).toArray(),
                    present(outcomes.targets(k), target -> target > 0)))
        .toList();
  }

  /**
   * Returns the scores of classes, exactly one of which applies; probabilities are softmax outputs.
   */
  static List<LabelScores> ofClasses(Outcomes outcomes, List<String> names) {
    double[][] softmax = new double[names.size()][outcomes.segments()];
    for (int i = 0; i < outcomes.segments(); i++) {
      int segment = i;
      double[] probabilities =
          Probabilities.softmax(
              IntStream.range(0, names.size())
                  .mapToDouble(c -> outcomes.prediction(segment, c))
                  .toArray());
      for (int c = 0; c < names.size(); c++) {
        softmax[c][i] = probabilities[c];
      }
    }
    return IntStream.range(0, names.size())
        .mapToObj(
            c ->
                new LabelScores(
                    names.get(c), softmax[c], present(outcomes.targets(0), of -> of == c)))
        .toList();
  }

  private static boolean[] present(double[] targets, DoublePredicate isPresent) {
    boolean[] present = new boolean[targets.length];
    for (int i = 0; i < targets.length; i++) {
      present[i] = isPresent.test(targets[i]);
    }
    return present;
  }

  /** Returns the number of segments in which it is present. */
  int positives() {
    int positives = 0;
    for (boolean is : present) {
      positives += is ? 1 : 0;
    }
    return positives;
  }

  /**
   * Returns the threshold sweep over probabilities; empty if the label is present in all segments
   * or none.
   */
  Optional<ThresholdSweep> sweep() {
    return ThresholdSweep.of(probabilities, present);
  }

  Calibration calibration() {
    return Calibration.of(probabilities, present);
  }
}
