package org.mmlatch.eval.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class LegendTest {
  @Test
  void theSameNumberHasTheSameColourWhateverElseIsShown() {
    Legend alone = Legend.of("mask", 1);
    assertEquals(Palette.sequential(0.5), alone.colour(0.5));
    assertEquals(Palette.sequential(0), alone.colour(0));
  }

  @Test
  void aScaleEndsAtTheNextRoundNumber() {
    assertEquals(0.5, Legend.from0("share", new double[] {0.02, 0.31}).greatest(), 1e-12);
    assertEquals(0.2, Legend.from0("share", new double[] {0.2}).greatest(), 1e-12);
    assertEquals(2, Legend.around0("change", new double[] {-1.1, 0.3}).greatest(), 1e-12);
    assertEquals(-2, Legend.around0("change", new double[] {-1.1, 0.3}).least(), 1e-12);
  }

  @Test
  void smallNumbersAreNotStretchedToStrongColours() {
    Legend change = Legend.around0("change", new double[] {0.001, -0.002});
    assertEquals(0.1, change.greatest(), 1e-12);
    assertNotEquals(Palette.diverging(1), change.colour(0.002));
    assertEquals(Palette.diverging(0), Legend.around0("change", new double[0]).colour(0));
  }

  @Test
  void numbersOfBothSignsShowTheirs() {
    assertEquals("+0.25", Legend.around0("change", new double[] {1}).text(0.25));
    assertEquals("0.00", Legend.around0("change", new double[] {1}).text(-0.001));
    assertEquals("0.25", Legend.of("mask", 1).text(0.25));
  }
}
