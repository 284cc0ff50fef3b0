package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.settings.ScheduleSettings;
import org.mmlatch.settings.StepOn;

class ReduceOnPlateauTest {
  private static final ScheduleSettings PAPER = rule(2, 0, 0);

  private static ScheduleSettings rule(int patience, int cooldown, double threshold) {
    return new ScheduleSettings(0.5, patience, cooldown, 0, threshold, StepOn.VALIDATION);
  }

  static Stream<Arguments> lossesAndRates() {
    return Stream.of(
        Arguments.of("improving", PAPER, List.of(3.0, 2.0, 1.0), List.of(1.0, 1.0, 1.0)),
        Arguments.of(
            "cut at the second bad loss", PAPER, List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 0.5)),
        Arguments.of(
            "counted anew after a cut",
            PAPER,
            List.of(1.0, 2.0, 2.0, 2.0, 2.0),
            List.of(1.0, 1.0, 0.5, 0.5, 0.25)),
        Arguments.of(
            "an improvement forgives bad losses",
            PAPER,
            List.of(1.0, 2.0, 0.9, 2.0, 2.0),
            List.of(1.0, 1.0, 1.0, 1.0, 0.5)),
        Arguments.of(
            "bad losses in the cooldown do not count",
            rule(1, 2, 0),
            List.of(1.0, 2.0, 2.0, 2.0, 2.0),
            List.of(1.0, 0.5, 0.5, 0.5, 0.25)),
        Arguments.of(
            "an improvement within the threshold is none",
            rule(1, 0, 0.1),
            List.of(1.0, 0.95, 0.89),
            List.of(1.0, 0.5, 0.5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lossesAndRates")
  void theRateFollowsTheLosses(
      String what, ScheduleSettings rule, List<Double> losses, List<Double> rates) {
    ReduceOnPlateau schedule = ReduceOnPlateau.startingAt(1);
    for (int i = 0; i < losses.size(); i++) {
      schedule = schedule.after(losses.get(i), rule, 0);
      assertEquals(rates.get(i), schedule.rate(), what + ", loss " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("lossesAndRates")
  void theRateStaysAboveTheFloor(
      String what, ScheduleSettings rule, List<Double> losses, List<Double> rates) {
    ReduceOnPlateau schedule = ReduceOnPlateau.startingAt(1);
    for (double loss : losses) {
      schedule = schedule.after(loss, rule, 0.4);
    }
    assertEquals(Math.max(0.4, rates.get(rates.size() - 1)), schedule.rate(), what);
  }
}
