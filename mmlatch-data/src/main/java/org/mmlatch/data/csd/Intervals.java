package org.mmlatch.data.csd;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Time intervals in seconds from the start of a video, in the order of the file. */
final class Intervals {
  private final double[] starts;
  private final double[] ends;

  private Intervals(double[] starts, double[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Returns the n intervals of an (n, 2) array of starts and ends, row-major. */
  static Intervals of(double... startsAndEnds) {
    int size = startsAndEnds.length / 2;
    double[] starts = new double[size];
    double[] ends = new double[size];
    for (int i = 0; i < size; i++) {
      starts[i] = startsAndEnds[2 * i];
      ends[i] = startsAndEnds[2 * i + 1];
    }
    return new Intervals(starts, ends);
  }

  int size() {
    return starts.length;
  }

  double start(int i) {
    return starts[i];
  }

  double end(int i) {
    return ends[i];
  }

  double duration(int i) {
    return ends[i] - starts[i];
  }

  /** Returns the indices of all intervals sorted by start. The sort is stable. */
  List<Integer> byStart() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble(this::start))
        .toList();
  }

  /** Returns whether an interval is finite and does not end before it starts. */
  boolean isSound(int i) {
    return Double.isFinite(starts[i]) && Double.isFinite(ends[i]) && ends[i] >= starts[i];
  }

  /** Returns the intervals with the given indices, in that order. */
  Intervals select(List<Integer> indices) {
    return new Intervals(
        indices.stream().mapToDouble(this::start).toArray(),
        indices.stream().mapToDouble(this::end).toArray());
  }
}
