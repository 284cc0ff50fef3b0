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

/** How probable a label or a class is said to be in each segment, beside whether it is there. */
final class LabelScores {
  private final String name;
  private final double[] probabilities;
  private final boolean[] present;

  private LabelScores(String name, double[] probabilities, boolean[] present) {
    this.name = name;
    this.probabilities = probabilities;
    this.present = present;
  }

  /** Returns the label's name. */
  String name() {
    return name;
  }

  /** Returns how probable it is said to be in a segment. */
  double probability(int segment) {
    return probabilities[segment];
  }

  /** Returns whether it is in a segment. */
  boolean isPresent(int segment) {
    return present[segment];
  }

  /** Returns those of labels, each of which may be present. */
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

  /** Returns those of classes, of which a segment is of one. */
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

  /** Returns in how many segments it is there. */
  int positives() {
    int positives = 0;
    for (boolean is : present) {
      positives += is ? 1 : 0;
    }
    return positives;
  }

  /** Returns what becomes of decisions by probability; empty if it is always or never there. */
  Optional<ThresholdSweep> sweep() {
    return ThresholdSweep.of(probabilities, present);
  }

  Calibration calibration() {
    return Calibration.of(probabilities, present);
  }
}
