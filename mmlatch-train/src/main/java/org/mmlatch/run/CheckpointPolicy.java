package org.mmlatch.run;

import java.time.Duration;
import org.mmlatch.settings.CheckpointSettings;

/** Decides when a checkpoint within an epoch is due. */
final class CheckpointPolicy {
  private final CheckpointSettings settings;
  private long lastUpdates;
  private long lastNanos = System.nanoTime();

  CheckpointPolicy(CheckpointSettings settings) {
    this.settings = settings;
  }

  boolean isDue(long updates) {
    boolean bySteps = settings.everySteps() > 0 && updates - lastUpdates >= settings.everySteps();
    boolean byTime =
        settings.everyMinutes() > 0
            && Duration.ofNanos(System.nanoTime() - lastNanos)
                    .compareTo(Duration.ofMinutes(settings.everyMinutes()))
                >= 0;
    return bySteps || byTime;
  }

  void saved(long updates) {
    lastUpdates = updates;
    lastNanos = System.nanoTime();
  }
}
