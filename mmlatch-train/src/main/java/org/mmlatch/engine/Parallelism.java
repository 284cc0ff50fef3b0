package org.mmlatch.engine;

import ai.djl.Device;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.PaddingRule;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/**
 * How a run splits its CPU threads among workers.
 *
 * @param threads total number of threads
 * @param workers number of workers that compute at the same time, each with an equal share of the
 *     threads
 */
public record Parallelism(int threads, int workers) {
  /** More workers mean smaller matrix products each; a speed-up has been measured for two. */
  private static final int WORKERS_BY_DEFAULT = 2;

  /**
   * Returns the parallelism that the settings ask for.
   *
   * @throws SettingsException if {@code workers} exceeds what the threads, device, padding rule or
   *     encoder allow
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

  /** Returns the number of threads per operator of each worker. */
  int threadsOfEach() {
    return threads / workers;
  }

  /**
   * Returns the workers for a device; always one on a GPU, which runs one computation at a time.
   */
  public Workers on(Device device) {
    return device.isGpu() ? Workers.ONE : new Workers(workers);
  }
}
