package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceOptionTest {
  private static final String FILE =
      "../mmlatch-train/src/test/resources/parity/latch-none-last.safetensors"; // relative to the

  // module

  private static CommandLineRun verify(String device) {
    return CommandLineRun.of(List.of(VerifyCommand.class), "verify", FILE, "--device", device);
  }

  @Test
  void theDeviceIsTheOneAskedFor() {
    assertEquals(0, verify("cpu").status());
    assertEquals(2, verify("gpu:99").status());
  }

  @Test
  void anythingElseIsAnErrorThatSaysWhatIsExpected() {
    CommandLineRun run = verify("cuda");
    assertEquals(2, run.status());
    assertEquals(
        "error: --device: expected auto | cpu | gpu | gpu:N, N the GPU's number from 0;"
            + " one training uses one device, a sweep several; found cuda\n",
        run.err());
  }
}
