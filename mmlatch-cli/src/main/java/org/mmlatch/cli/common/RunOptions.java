package org.mmlatch.cli.common;

import java.nio.file.Path;
import org.mmlatch.engine.Devices;
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
   * Opens the run and prepares the engine for its settings, or for the device of {@code --device}.
   *
   * @throws org.mmlatch.BadDataException if the folder has no finished run
   */
  public FinishedRun open() {
    FinishedRun opened = FinishedRun.open(run);
    Devices.prepare(opened.settings());
    return device.choice().map(opened::on).orElse(opened);
  }
}
