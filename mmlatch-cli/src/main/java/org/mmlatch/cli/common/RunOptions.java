package org.mmlatch.cli.common;

import java.nio.file.Path;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The run that a command uses and the device; use as a picocli {@code @Mixin}. */
public final class RunOptions {
  @Mixin private DeviceOption device;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  /** Returns the run's folder as the user typed it. */
  public Path path() {
    return run;
  }

  /**
   * Opens the run, to compute on the device of {@code --device} or of its settings.
   *
   * @throws org.mmlatch.BadDataException if the folder has no finished run
   */
  public FinishedRun open() {
    FinishedRun opened = FinishedRun.open(run);
    return device.choice().map(opened::on).orElse(opened);
  }
}
