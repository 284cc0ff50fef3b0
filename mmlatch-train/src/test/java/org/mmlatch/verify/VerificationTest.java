package org.mmlatch.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.settings.DeviceChoice;

class VerificationTest {
  private static final DeviceChoice CPU = new DeviceChoice.Cpu();

  static List<Path> references() throws IOException, URISyntaxException {
    Path folder = Path.of(VerificationTest.class.getResource("/parity").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void theModelAgreesWithAnIndependentImplementation(Path reference) {
    Deviations deviations = Verification.of(reference, Tolerance.DEFAULT, CPU);
    assertTrue(deviations.pass(), deviations::toString);
  }

  @Test
  void everyKindOfTensorIsCompared() throws IOException, URISyntaxException {
    Path withFeedback =
        references().stream()
            .filter(f -> f.endsWith("lmf-sequence-batchnorm.safetensors"))
            .findFirst()
            .get();
    Deviations deviations = Verification.of(withFeedback, Tolerance.DEFAULT, CPU);
    assertEquals(
        List.of(Quantity.values()), deviations.worst().keySet().stream().sorted().toList());
  }

  @Test
  void noToleranceIsMetByNothing() throws IOException, URISyntaxException {
    Deviations deviations = Verification.of(references().get(0), new Tolerance(0, 0), CPU);
    assertTrue(!deviations.pass());
  }
}
