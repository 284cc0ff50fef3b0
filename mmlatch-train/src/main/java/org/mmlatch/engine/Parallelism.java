package org.mmlatch.engine;

import ai.djl.Device;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.PaddingRule;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/**
 * How the threads of a run are used on the CPU.
 *
 * @param threads in all
 * @param workers that compute at the same time, each with its share of the threads
 */
public record Parallelism(int threads, int workers) {
  /** More of them have smaller products each; whether that pays has been measured for two. */
  private static final int WORKERS_BY_DEFAULT = 2;

  /**
   * Returns the parallelism that the settings ask for.
   *
   * @throws SettingsException if there are to be more workers than the threads or the model allow
   */
  public static Parallelism of(Settings settings) {
    int threads = settings.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    boolean apart =
        settings.model().padding() == PaddingRule.MASKED && !settings.encoder().needsWholeBatches();
    int most = apart && !(settings.device() instanceof DeviceChoice.Gpu) ? threads : 1;
    int workers = settings.workers().orElse(Math.min(most, WORKERS_BY_DEFAULT));
    if (workers > most) {
      throw new SettingsException(
          "workers is %d, but can be at most %d: %s"
              .formatted(workers, most, why(apart, settings)));
    }
    return new Parallelism(threads, workers);
  }

  private static String why(boolean apart, Settings settings) {
    if (!apart) {
      return settings.model().padding() == PaddingRule.RELEASED
          ? "with model.padding = released a prediction depends on its whole batch"
          : "model.encoder = %s trains on whole batches"
              .formatted(settings.model().encoder().name());
    }
    return settings.device() instanceof DeviceChoice.Gpu
        ? "workers share the threads of the CPU, but device is " + settings.device()
        : "there are no more threads";
  }

  /** Returns how many threads an operator of a worker has. */
  int threadsOfEach() {
    return threads / workers;
  }

  /** Returns the workers on a device; a GPU computes one thing after the other. */
  public Workers on(Device device) {
    return device.isGpu() ? Workers.ONE : new Workers(workers);
  }
}
