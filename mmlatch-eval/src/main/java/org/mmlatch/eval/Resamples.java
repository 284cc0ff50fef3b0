package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Resamples of segments: as many as there are, drawn with replacement. Whoever asks again for as
 * many segments gets the same ones; if they do not take much memory, they are drawn once.
 */
public final class Resamples {
  private static final long MOST_KEPT = 1 << 24; // 64 MiB

  private final int number;
  private final long seed;
  private List<int[]> kept = List.of();
  private List<ResampledMetric.Segment> segments = List.of();

  /** Describes draws; nothing is drawn yet. */
  public Resamples(int number, long seed) {
    this.number = number;
    this.seed = seed;
  }

  /** Hands on the numbers, from 0, of the segments of each resample, one after the other. */
  void forEach(int segments, Consumer<int[]> resample) {
    if ((long) number * segments > MOST_KEPT) {
      draw(segments, resample);
      return;
    }
    if (kept.isEmpty() || kept.get(0).length != segments) {
      List<int[]> drawn = new ArrayList<>();
      draw(segments, drawn::add);
      kept = drawn;
    }
    kept.forEach(resample);
  }

  /** Returns the segments, or those asked for last if they are the same: they are held once. */
  List<ResampledMetric.Segment> shared(List<ResampledMetric.Segment> asked) {
    segments = segments.equals(asked) ? segments : asked;
    return segments;
  }

  private void draw(int segments, Consumer<int[]> resample) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = 0; r < number; r++) {
      resample.accept(random.ints(segments, 0, segments).toArray());
    }
  }
}
