package org.mmlatch.cli.common;

import org.mmlatch.settings.SettingsException;

/** The check of a lower bound for whole-number options. */
public final class AtLeast {
  private AtLeast() {}

  /**
   * Returns the value of an option.
   *
   * @throws SettingsException if the value is less than {@code least}
   */
  public static int require(int least, String option, int found) {
    if (found < least) {
      throw new SettingsException(
          "%s: expected a whole number from %d, found %d".formatted(option, least, found));
    }
    return found;
  }
}
