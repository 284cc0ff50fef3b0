package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mmlatch.eval.Calibration;
import org.mmlatch.eval.ThresholdSweep;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.ShareChart;

/** ROC, precision-recall and calibration curves, one line per label. */
final class LabelCurves {
  /** The number of colours. */
  private static final int MAX_LABELS = 8;

  private static final double LARGEST_DOT = 7;
  private static final double SMALLEST_DOT = 2;

  private LabelCurves() {}

  /**
   * Returns the labels to draw, in their order: the most frequent of those that are present in some
   * segments and absent in others.
   */
  static List<LabelScores> shown(List<LabelScores> all) {
    List<LabelScores> frequent =
        all.stream()
            .filter(label -> label.sweep().isPresent())
            .sorted(Comparator.comparingInt(LabelScores::positives).reversed())
            .limit(MAX_LABELS)
            .toList();
    return all.stream().filter(frequent::contains).toList();
  }

  /**
   * Returns ROC and precision-recall curves, with AUC and average precision; empty if no label is
   * present in some segments and absent in others.
   *
   * @param what appended to the titles
   */
  static List<Drawing> charts(List<LabelScores> all, String what) {
    List<LabelScores> labels = shown(all);
    if (labels.isEmpty()) {
      return List.of();
    }
    String shownOfAll =
        labels.size() < all.size() ? " (%d of %d)".formatted(labels.size(), all.size()) : "";
    return List.of(
        new ShareChart(
                "ROC" + what + shownOfAll,
                "false positive rate",
                "true positive rate",
                ShareChart.Guide.DIAGONAL,
                lines(labels, ThresholdSweep::roc, sweep -> "AUC " + number(area(sweep.roc()))))
            .draw(),
        new ShareChart(
                "Precision-recall" + what + shownOfAll,
                "recall",
                "precision",
                ShareChart.Guide.NONE,
                lines(
                    labels,
                    ThresholdSweep::precisionRecall,
                    sweep -> "AP " + number(sweep.averagePrecision())))
            .draw());
  }

  private static List<ShareChart.Line> lines(
      List<LabelScores> labels,
      Function<ThresholdSweep, List<ThresholdSweep.Point>> curve,
      Function<ThresholdSweep, String> figure) {
    List<ShareChart.Line> lines = new ArrayList<>();
    for (LabelScores label : labels) {
      ThresholdSweep sweep = label.sweep().orElseThrow();
      lines.add(
          new ShareChart.Line(
              "%s: %s, n %d".formatted(label.name(), figure.apply(sweep), label.positives()),
              curve.apply(sweep).stream()
                  .map(point -> new ShareChart.Point(point.x(), point.y()))
                  .toList()));
    }
    return lines;
  }

  private static double area(List<ThresholdSweep.Point> roc) {
    double area = 0;
    for (int i = 1; i < roc.size(); i++) {
      area += (roc.get(i).x() - roc.get(i - 1).x()) * (roc.get(i).y() + roc.get(i - 1).y()) / 2;
    }
    return area;
  }

  /** Draws calibration curves: observed share against predicted probability, one line each. */
  static Drawing calibration(String title, List<String> names, List<Calibration> calibrations) {
    return new ShareChart(
            title,
            "probability said",
            "share observed",
            ShareChart.Guide.DIAGONAL,
            IntStream.range(0, names.size())
                .mapToObj(i -> line(names.get(i), calibrations.get(i)))
                .toList())
        .draw();
  }

  private static ShareChart.Line line(String name, Calibration calibration) {
    int all = calibration.bins().stream().mapToInt(Calibration.Bin::count).sum();
    return new ShareChart.Line(
        "%s: expected error %s".formatted(name, number(calibration.expectedError())),
        calibration.bins().stream()
            .map(
                bin ->
                    new ShareChart.Point(
                        bin.predicted(),
                        bin.observed(),
                        SMALLEST_DOT
                            + (LARGEST_DOT - SMALLEST_DOT) * Math.sqrt((double) bin.count() / all),
                        "%s: said %s, observed %s, n %d"
                            .formatted(
                                name,
                                number(bin.predicted()),
                                number(bin.observed()),
                                bin.count())))
            .toList());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
