package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Bootstrap resamples: as many segments as there are, drawn with replacement. The same number of
 * segments always gives the same resamples; they are kept in memory if they are not too large.
 */
public final class Resamples {
  private static final long MAX_CACHED = 1 << 24; // 64 MiB

  private final int number;
  private final long seed;
  private List<int[]> cached = List.of();
  private List<ResampledMetric.Segment> segments = List.of();

  /** Creates {@code number} resamples; they are drawn when needed. */
  public Resamples(int number, long seed) {
    this.number = number;
    this.seed = seed;
  }

  /** Passes each resample, the indices of its segments from 0, to {@code resample}. */
  void forEach(int segments, Consumer<int[]> resample) {
    if ((long) number * segments > MAX_CACHED) {
      draw(segments, resample);
      return;
    }
    if (cached.isEmpty() || cached.get(0).length != segments) {
      List<int[]> drawn = new ArrayList<>();
      draw(segments, drawn::add);
      cached = drawn;
    }
    cached.forEach(resample);
  }

  /**
   * Returns the list of the previous call if it is equal, so that equal lists are kept in memory
   * once.
   */
  List<ResampledMetric.Segment> shared(List<ResampledMetric.Segment> list) {
    segments = segments.equals(list) ? segments : list;
    return segments;
  }

  private void draw(int segments, Consumer<int[]> resample) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = 0; r < number; r++) {
      resample.accept(random.ints(segments, 0, segments).toArray());
    }
  }
}
