package org.mmlatch.eval.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineChartTest {
  private static Drawing drawn(String... names) {
    List<Double> x = List.of(1.0, 2.0);
    return new LineChart(
            "Terms of the loss",
            "epoch",
            "training, without weights",
            x,
            Stream.of(names).map(name -> new LineChart.Series(name, x)).toList(),
            OptionalDouble.empty(),
            "")
        .draw();
  }

  @Test
  void namesThatWouldCoverThatOfTheAxisAreBelow() {
    assertEquals(Frame.HEIGHT, drawn("train", "valid").height());
    Drawing below = drawn("difference", "similarity", "reconstruction");
    assertTrue(below.height() > Frame.HEIGHT, "no room below");
    for (String name : List.of("difference", "similarity", "reconstruction")) {
      double y =
          below.elements().stream()
              .filter(element -> element instanceof Element.Text text && text.text().equals(name))
              .mapToDouble(element -> ((Element.Text) element).y())
              .findFirst()
              .orElseThrow();
      assertTrue(y > Frame.HEIGHT, name + " is at " + y);
    }
  }
}
