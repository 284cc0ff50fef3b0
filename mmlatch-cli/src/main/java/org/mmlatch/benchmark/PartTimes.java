package org.mmlatch.benchmark;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.train.StepClock;
import org.mmlatch.train.StepPart;

/**
 * Accumulates the time of each part of a training step. On a GPU, kernels run asynchronously and
 * only the time of the calls is measured.
 */
final class PartTimes implements StepClock {
  private final Map<StepPart, Long> nanos = new EnumMap<>(StepPart.class);
  private long last = System.nanoTime();

  @Override
  public void finished(StepPart part) {
    long now = System.nanoTime();
    nanos.merge(part, now - last, Long::sum);
    last = now;
  }

  /** Discards all measurements. The next part begins now. */
  void restart() {
    nanos.clear();
    last = System.nanoTime();
  }

  /** Returns the milliseconds per step of each part that was measured. */
  Map<StepPart, Double> millisPerStep(int steps) {
    Map<StepPart, Double> millis = new EnumMap<>(StepPart.class);
    nanos.forEach((part, sum) -> millis.put(part, sum / 1e6 / steps));
    return millis;
  }
}
