package org.mmlatch.eval.chart;

import java.util.ArrayList;
import java.util.List;

/** Removes points of lines that make no visible difference. */
final class Thinning {
  /** Half a unit of a chart that is 340 units wide. */
  private static final double INVISIBLE = 0.5 / 340;

  private Thinning() {}

  /** Returns the points without those in the middle of horizontal or vertical runs. */
  static List<ShareChart.Point> withoutStraightRuns(List<ShareChart.Point> points) {
    List<ShareChart.Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean isEnd = i == 0 || i + 1 == points.size();
      if (isEnd || !isBetween(kept.get(kept.size() - 1), points.get(i), points.get(i + 1))) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  private static boolean isBetween(
      ShareChart.Point from, ShareChart.Point point, ShareChart.Point to) {
    boolean isUp = isNear(from.x(), point.x()) && isNear(point.x(), to.x());
    boolean isAcross = isNear(from.y(), point.y()) && isNear(point.y(), to.y());
    return isUp || isAcross;
  }

  private static boolean isNear(double one, double other) {
    return Math.abs(one - other) < INVISIBLE;
  }
}
