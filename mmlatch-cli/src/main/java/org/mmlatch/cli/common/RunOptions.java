package org.mmlatch.cli.common;

import java.nio.file.Path;
import org.mmlatch.engine.Devices;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The run that a command uses, and where it computes; use as a picocli {@code @Mixin}. */
public final class RunOptions {
  @Mixin private DeviceOption device;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  /** Returns the run's folder, as the user wrote it. */
  public Path path() {
    return run;
  }

  /**
   * Opens the run and has the engine compute as its settings say.
   *
   * @throws org.mmlatch.BadDataException if there is none
   */
  public FinishedRun open() {
    FinishedRun opened = FinishedRun.open(run);
    Devices.prepare(opened.settings());
    return device.choice().map(opened::on).orElse(opened);
  }
}
