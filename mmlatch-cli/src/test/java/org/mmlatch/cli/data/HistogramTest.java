package org.mmlatch.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.inspect.LengthRange;
import org.mmlatch.data.inspect.SplitInspection;

class HistogramTest {
  private static final Histogram<LengthRange, Integer> HISTOGRAM =
      new Histogram<>(
          "Steps",
          List.of(new LengthRange(1, 2), new LengthRange(3, 9)),
          range -> range.from() + "-" + range.to(),
          LengthRange::count,
          SplitInspection::lengths);

  private static SplitInspection split(Integer... lengths) {
    return new SplitInspection(0, 0, List.of(), List.of(lengths), Map.of(), Map.of(), Map.of());
  }

  @Test
  void theLongestBarHasFortyMarksAndTheOthersTheirShareOfThem() {
    Map<SplitName, SplitInspection> splits = new EnumMap<>(SplitName.class);
    splits.put(SplitName.TRAIN, split(1, 2, 2, 4));
    splits.put(SplitName.VALID, split(1));
    assertEquals(
        """
         Steps  train  valid  all  share
        ------  -----  -----  ---  -----  ----------------
           1-2      3      1    4  80.0%  ################
           3-9      1      0    1  20.0%  ####
           min      1      1    1
        median      2      1    2
          mean   2.25      1    2
           max      4      1    4
        """,
        HISTOGRAM.table(splits, split(1, 2, 2, 4, 1)).toText());
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
        HISTOGRAM.table(Map.of(SplitName.TRAIN, split()), split()).toText());
  }
}
