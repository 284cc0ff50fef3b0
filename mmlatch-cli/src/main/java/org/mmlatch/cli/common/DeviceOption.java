package org.mmlatch.cli.common;

import java.util.Optional;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/** The option --device of commands that take no settings; use as a picocli {@code @Mixin}. */
public final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "Device to compute on: auto, cpu, gpu or gpu:N (default: the run's, or cpu).")
  private Optional<String> text = Optional.empty();

  /**
   * Returns the chosen device, or empty if the option is absent.
   *
   * @throws SettingsException if its value is not a device
   */
  public Optional<DeviceChoice> choice() {
    return text.map(
        found ->
            DeviceChoice.parse(found)
                .orElseThrow(
                    () ->
                        new SettingsException(
                            "--device: expected %s; found %s"
                                .formatted(DeviceChoice.EXPECTED, found))));
  }
}
