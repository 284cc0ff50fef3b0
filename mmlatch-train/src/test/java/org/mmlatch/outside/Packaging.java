package org.mmlatch.outside;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.serving.ModelPackage;

/** What becomes of packaging a run that needs another jar. */
final class Packaging {
  private Packaging() {}

  /** Requires that a run is not packaged and returns why. */
  static String refusal(FinishedRun run, Path zip) {
    String refusal =
        assertThrows(RefusedException.class, () -> ModelPackage.write(run, Optional.empty(), zip))
            .getMessage();
    assertFalse(Files.exists(zip));
    return refusal;
  }
}
