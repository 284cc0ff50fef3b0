package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.SettingsException;

class DevicesTest {
  @Test
  void theCpuIsAlwaysThere() {
    assertEquals(Device.cpu(), Devices.of(new DeviceChoice.Cpu()));
  }

  @Test
  void aGpuBeyondThoseThereAreStopsWithTheReason() {
    SettingsException error =
        assertThrows(SettingsException.class, () -> Devices.of(new DeviceChoice.Gpu(99)));
    assertTrue(error.getMessage().startsWith("device is gpu:99, but the "), error.getMessage());
  }

  @Test
  void automaticallyItIsAGpuExactlyWhereThereIsOne() {
    Device expected = Devices.gpus() > 0 ? Device.gpu(0) : Device.cpu();
    assertEquals(expected, Devices.of(new DeviceChoice.Auto()));
  }

  @Test
  void theNativeLibrariesSayWhatTheyAre() {
    Natives natives = Natives.installed(Map.of());
    assertTrue(natives.version().startsWith(Devices.engineVersion()), natives.toString());
    assertTrue(natives.origin().endsWith(".jar"), natives.origin());
  }

  @Test
  void theEnvironmentCanBringOtherNativeLibraries() {
    Natives own =
        Natives.installed(
            Map.of("PYTORCH_LIBRARY_PATH", "/opt/torch/lib", "PYTORCH_FLAVOR", "cu121"));
    assertEquals(new Natives("unknown", "cu121", "/opt/torch/lib"), own);
    assertTrue(own.haveCuda());
  }
}
