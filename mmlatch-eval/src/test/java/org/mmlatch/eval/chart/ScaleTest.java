package org.mmlatch.eval.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void valuesAreSpreadFromStartToEnd() {
    Scale upwards = new Scale(0, 10, 200, 100);
    assertEquals(200, upwards.at(0));
    assertEquals(150, upwards.at(5));
  }

  @Test
  void ticksAreRoundAndWithin() {
    assertEquals(List.of(-2.0, 0.0, 2.0), new Scale(-3, 3, 0, 1).ticks(5));
    assertEquals(List.of(1.0, 2.0, 3.0), new Scale(0.9, 3.1, 0, 1).ticks(3));
  }

  @Test
  void ticksOfCountsAreWholeNumbers() {
    double[] epochs = {1, 2, 3};
    assertEquals(List.of(1.0, 2.0, 3.0), Scale.around(epochs, 0, 1).ticks(6, 1));
    assertEquals(List.of(1.0), Scale.around(new double[] {1}, 0, 1).ticks(6, 1));
    var few =
        new CurvesChart.Curve("a", "k", List.of(1.0, 2.0), List.of(0.5, 0.4), OptionalInt.empty());
    String svg = new CurvesChart("t", "epoch", "loss", List.of(few)).draw().file();
    assertTrue(svg.contains(">2<") && !svg.contains(">1.2<"), svg);
  }

  @Test
  void aConstantHasAirAroundIt() {
    Scale scale = Scale.around(new double[] {5e-4, 5e-4}, 0, 1);
    assertTrue(scale.least() < 5e-4 && scale.greatest() > 5e-4);
  }

  @Test
  void labelsHaveNoNeedlessDigits() {
    assertEquals("0.5", Scale.label(0.5));
    assertEquals("0", Scale.label(-0.0));
    assertEquals("120", Scale.label(120));
    assertEquals("5e-4", Scale.label(5e-4));
    assertEquals("1.5e-5", Scale.label(1.5e-5));
  }

  @Test
  void coloursRunFromDarkToBright() {
    assertEquals("#440154", Palette.sequential(0));
    assertEquals("#fde725", Palette.sequential(2));
    assertEquals("#c9c9c9", Palette.diverging(0));
    assertEquals("#ffffff", Palette.readableOn("#440154"));
  }
}
