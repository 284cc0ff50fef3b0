package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

class ParallelismTest {
  private static Settings settings(int threads, String workers, String padding, String device) {
    Map<String, String> settings =
        Map.of(
            "threads", Integer.toString(threads),
            "workers", workers,
            "model.padding", padding,
            "device", device);
    return SettingsLoader.load(Optional.empty(), new HashMap<>(settings));
  }

  @ParameterizedTest
  @CsvSource({
    "1, auto, masked, cpu, 1",
    "2, auto, masked, cpu, 2",
    "3, auto, masked, auto, 2",
    "16, auto, masked, cpu, 2",
    "16, 4, masked, cpu, 4",
    "2, 1, masked, cpu, 1",
    "4, auto, released, cpu, 1",
    "4, auto, masked, gpu, 1",
  })
  void workersAreTwoWhereThatCanBe(
      int threads, String workers, String padding, String device, int expected) {
    Parallelism parallelism = Parallelism.of(settings(threads, workers, padding, device));
    assertEquals(new Parallelism(threads, expected), parallelism);
    assertEquals(expected, parallelism.on(Device.cpu()).number());
    assertEquals(1, parallelism.on(Device.gpu(0)).number());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, masked, cpu, 'workers is 3, but can be at most 2: there are no more threads'",
    "2, 2, released, cpu, 'workers is 2, but can be at most 1: with model.padding = released a"
        + " prediction depends on its whole batch'",
    "2, 2, masked, gpu:1, 'workers is 2, but can be at most 1: workers share the threads of the CPU, but device is gpu:1'",
  })
  void moreAreRefused(int threads, String workers, String padding, String device, String message) {
    Settings settings = settings(threads, workers, padding, device);
    SettingsException refused =
        assertThrows(SettingsException.class, () -> Parallelism.of(settings));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void autoThreadsAreOnePerCore() {
    Settings settings = SettingsLoader.load(Optional.empty(), Map.of());
    assertEquals(Runtime.getRuntime().availableProcessors(), Parallelism.of(settings).threads());
  }
}
