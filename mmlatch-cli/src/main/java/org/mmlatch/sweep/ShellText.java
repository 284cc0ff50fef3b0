package org.mmlatch.sweep;

import org.mmlatch.settings.SettingsException;

/** The one door for texts on their way to a shell, and to sbatch, which reads them like one. */
public final class ShellText {
  private ShellText() {}

  /**
   * Returns a text as one word, which the shell reads back as it was.
   *
   * @param what it is, for the error
   * @throws SettingsException if it has a line break or another control character, which no line of
   *     a script can hold and which could become a command of its own
   */
  public static String word(String what, String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new SettingsException(
          "%s has a line break or another control character, which cannot stand in a shell's command: %s"
              .formatted(what, visible(text)));
    }
    return quoted(text);
  }

  /** As {@link #word}, for people to copy: a line break stays one between the quotation marks. */
  public static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./%+:,=@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(c -> visible.appendCodePoint(Character.isISOControl(c) ? '\u2424' : c));
    return visible.toString();
  }
}
