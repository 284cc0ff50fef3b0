package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.chart.BarChart;
import org.mmlatch.eval.chart.Drawing;

/** A chart of the error by segment length. */
final class ErrorByLength {
  private static final int[] LENGTHS = {5, 10, 15, 20, 30, 50};

  private ErrorByLength() {}

  /** Draws the mean error of segments in each range of lengths. */
  static Drawing chart(
      Predictions predictions, SegmentErrors errors, Map<String, Integer> lengths) {
    List<BarChart.Bar> bars = new ArrayList<>();
    int from = 1;
    for (int i = 0; i <= LENGTHS.length; i++) {
      int least = from;
      int most = i < LENGTHS.length ? LENGTHS[i] : Integer.MAX_VALUE;
      String label = i < LENGTHS.length ? least + "–" + most : least + "+";
      double[] of =
          IntStream.range(0, predictions.rows().size())
              .filter(
                  row -> {
                    int length = lengths.getOrDefault(predictions.rows().get(row).id(), 0);
                    return length >= least && length <= most;
                  })
              .mapToDouble(errors::of)
              .toArray();
      bars.add(BarChart.Bar.mean(label, of));
      from = most + 1;
    }
    return new BarChart("Error by length", "steps (words)", errors.name(), bars).draw();
  }
}
