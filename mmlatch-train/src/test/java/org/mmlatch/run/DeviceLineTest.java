package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.engine.Devices;
import org.mmlatch.settings.DeviceChoice;

/** The line that says what {@code device = auto} took. */
class DeviceLineTest {
  private static final DeviceChoice AUTO = new DeviceChoice.Auto();
  private static final DeviceChoice CPU = new DeviceChoice.Cpu();

  @TempDir private Path folder;

  private String log(Supplier<Device> work) throws IOException {
    Path file = folder.resolve("log");
    Device unused = RunLog.appendingTo(file, work);
    return Files.readString(file);
  }

  @Test
  void whatAutoTookIsSaidInOneLineWhereItIsAnnounced() throws IOException {
    String log = log(() -> Devices.announced(AUTO));
    assertEquals(
        1, log.lines().filter(line -> line.contains("device = auto: using ")).count(), log);
  }

  @Test
  void itIsNotSaidElsewhereOrOfADeviceThatWasNamed() throws IOException {
    assertTrue(log(() -> Devices.of(AUTO)).isEmpty());
    assertTrue(log(() -> Devices.announced(CPU)).isEmpty());
  }
}
