package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mmlatch.settings.SettingsException;

class RandomDrawsTest {
  private static final String RANGES =
      """
      ranges {
        train.learning-rate { from = 1e-4, to = 1e-2, scale = log }
        model { hidden { from = 3, to = 5, scale = whole } }
        feedback.mask-dropout { from = 0, to = 0.5 }
        feedback.type = [none, lstm]
      }
      """;

  private static List<Variation> draws(String head) {
    return RandomDraws.read(ConfigFactory.parseString(head + "\n" + RANGES).root()).variations();
  }

  private static List<List<String>> labels(String head) {
    return draws(head).stream().map(Variation::label).toList();
  }

  @Test
  void aDrawDependsOnItsNumberAndTheSeedAlone() {
    List<List<String>> many = labels("seed = 1, draws = 20");
    assertEquals(many.subList(0, 5), labels("seed = 1, draws = 5"));
    assertEquals(List.of(many.get(17), many.get(3)), labels("seed = 1, draws = [17, 3]"));
    assertNotEquals(many, labels("seed = 2, draws = 20"));
  }

  @Test
  void aDrawThatRepeatsAnEarlierOneIsLeftOut() {
    String text = "seed = 1, draws = 20, ranges { feedback.type = [none, lstm, none] }";
    List<List<String>> labels =
        RandomDraws.read(ConfigFactory.parseString(text).root()).variations().stream()
            .map(Variation::label)
            .toList();
    assertEquals(2, labels.size());
    assertEquals("0", labels.get(0).get(0), "the first of them stays");
    assertEquals(2, labels.stream().map(label -> label.get(1)).distinct().count());
  }

  @Test
  void drawsStayWithinTheirRangesAndReachAllOfThem() {
    List<Variation> draws = draws("seed = 0, draws = 400");
    assertEquals(
        List.of(3, 4, 5),
        draws.stream().map(d -> d.settings().getInt("model.hidden")).distinct().sorted().toList());
    assertEquals(
        2, draws.stream().map(d -> d.settings().getString("feedback.type")).distinct().count());
    double[] rates =
        draws.stream().mapToDouble(d -> d.settings().getDouble("train.learning-rate")).toArray();
    for (double rate : rates) {
      assertTrue(rate >= 1e-4 && rate <= 1e-2, "" + rate);
    }
    long belowTheGeometricMean =
        LongStream.range(0, rates.length).filter(i -> rates[(int) i] < 1e-3).count();
    assertTrue(Math.abs(belowTheGeometricMean - 200) < 40, "" + belowTheGeometricMean);
  }

  @Test
  void aRangeThatIsNoneIsRefused() {
    for (String range :
        List.of(
            "{ from = 2, to = 1 }",
            "{ from = 0, to = 1, scale = log }",
            "{ from = 1 }",
            "{ from = 0.5, to = 1.5, scale = whole }",
            "{ from = 0, to = 1, scale = cubic }",
            "7")) {
      String text = "seed = 1, draws = 1, ranges { model.hidden = " + range + " }";
      assertThrows(
          SettingsException.class,
          () -> RandomDraws.read(ConfigFactory.parseString(text).root()),
          range);
    }
  }
}
