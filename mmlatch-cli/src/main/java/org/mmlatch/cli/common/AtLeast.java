package org.mmlatch.cli.common;

import org.mmlatch.settings.SettingsException;

/** Whole numbers of the command line that must not be too small. */
public final class AtLeast {
  private AtLeast() {}

  /**
   * Returns the number that an option was given.
   *
   * @throws SettingsException if it is less than {@code least}
   */
  public static int require(int least, String option, int found) {
    if (found < least) {
      throw new SettingsException(
          "%s: expected a whole number from %d, found %d".formatted(option, least, found));
    }
    return found;
  }
}
