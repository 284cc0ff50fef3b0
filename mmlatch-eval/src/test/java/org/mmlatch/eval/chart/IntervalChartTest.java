package org.mmlatch.eval.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalChartTest {
  private static String drawn(IntervalChart.Effect... effects) {
    return new IntervalChart("Effects", "difference", List.of(effects)).draw().file();
  }

  @Test
  void anEffectSaysItsSizeAndItsInterval() {
    String svg = drawn(new IntervalChart.Effect("mfn, linear", -0.02, -0.05, 0.01));
    assertTrue(svg.contains("mfn, linear: -0.02, -0.05 to 0.01"), svg);
  }

  @Test
  void whereNoEffectWouldBeIsShownThoughNoIntervalReachesIt() {
    String svg =
        drawn(new IntervalChart.Effect("a", 5, 4, 6), new IntervalChart.Effect("b", 5, 4, 6));
    assertTrue(svg.contains(">0</text>"), svg);
  }

  @Test
  void anEffectThatIsNotANumberHasItsLabelAlone() {
    String svg = drawn(new IntervalChart.Effect("unknown", Double.NaN, Double.NaN, Double.NaN));
    assertTrue(svg.contains(">unknown</text>"), svg);
    assertEquals(-1, svg.indexOf("<circle"));
  }
}
