package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {
  private static OptionalDouble chosen(double[] logits, double[] targets) {
    return ThresholdSearch.byF1(Outcomes.of(logits, targets)).get(0);
  }

  @Test
  void liesHalfwayBetweenWhatItTellsApart() {
    assertEquals(
        OptionalDouble.of(-2), chosen(new double[] {-3, -1, -0.5, -4}, new double[] {0, 1, 1, 0}));
    assertEquals(OptionalDouble.of(2), chosen(new double[] {3, 1, 5}, new double[] {1, 0, 1}));
  }

  @Test
  void isOneHalfWhereThatIsAsGood() {
    assertEquals(OptionalDouble.of(0), chosen(new double[] {-1, 1, 3}, new double[] {0, 1, 1}));
    assertEquals(OptionalDouble.of(0), chosen(new double[] {0, 1}, new double[] {0, 1}));
  }

  @Test
  void liesBelowAllWhereAllArePresent() {
    assertEquals(OptionalDouble.of(-4), chosen(new double[] {-3, -1}, new double[] {1, 1}));
  }

  @Test
  void thereIsNoneOfALabelThatIsNowhere() {
    assertEquals(OptionalDouble.empty(), chosen(new double[] {-3, 1}, new double[] {0, 0}));
  }

  @Test
  void everyLabelHasItsOwn() {
    Outcomes outcomes =
        new Outcomes(new double[][] {{1, -2}, {3, -4}}, new double[][] {{0, 1}, {1, 0}});
    assertEquals(
        List.of(OptionalDouble.of(2), OptionalDouble.of(-3)), ThresholdSearch.byF1(outcomes));
  }

  @Test
  void noOtherThresholdIsBetter() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      int segments = 2 + random.nextInt(20);
      double[] logits = random.doubles(segments).map(x -> Math.rint(10 * x - 6) / 2).toArray();
      double[] targets = random.ints(segments, 0, 2).asDoubleStream().toArray();
      targets[0] = 1;
      Outcomes outcomes = Outcomes.of(logits, targets);
      double best = f1(outcomes, chosen(logits, targets).getAsDouble());
      for (double other = -4; other <= 3; other += 0.25) {
        assertTrue(f1(outcomes, other) <= best, "threshold " + other);
      }
    }
  }

  private static double f1(Outcomes outcomes, double threshold) {
    return PresenceMetrics.binary(new Label("x", threshold))
        .find("f1")
        .orElseThrow()
        .of(outcomes)
        .orElse(0);
  }
}
