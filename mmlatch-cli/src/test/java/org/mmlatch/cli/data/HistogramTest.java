package org.mmlatch.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.data.inspect.LengthRange;

class HistogramTest {
  private static final List<Histogram.Bar<Integer>> BARS =
      List.of(
          new Histogram.Bar<>("1-2", new LengthRange(1, 2)::count),
          new Histogram.Bar<>("3-9", new LengthRange(3, 9)::count));

  @Test
  void theLongestBarHasFortyMarksAndTheOthersTheirShareOfThem() {
    Map<String, List<Integer>> splits = new LinkedHashMap<>();
    splits.put("train", List.of(1, 2, 2, 4));
    splits.put("valid", List.of(1));
    assertEquals(
        """
         Steps  train  valid  all  share
        ------  -----  -----  ---  -----  ----------------------------------------
           1-2      3      1    4  80.0%  ########################################
           3-9      1      0    1  20.0%  ##########
           min      1      1    1
        median      2      1    2
          mean   2.25      1    2
           max      4      1    4
        """,
        new Histogram<>("Steps", BARS, splits, List.of(1, 2, 2, 4, 1)).table().toText());
  }

  @Test
  void unknownNumbersAreDashes() {
    assertEquals(
        """
         Steps  train  all  share
        ------  -----  ---  -----
           1-2      -    -      -
           3-9      -    -      -
           min      -    -
        median      -    -
          mean      -    -
           max      -    -
        """,
        new Histogram<>("Steps", BARS, Map.of("train", List.of()), List.of()).table().toText());
  }
}
