package org.mmlatch.sweep;

import org.mmlatch.settings.SettingsException;

/** Quotes texts for shell commands and for sbatch options, which have the same syntax. */
public final class ShellText {
  private ShellText() {}

  /**
   * Quotes a text as a single word, which the shell reads back unchanged.
   *
   * @param what description of the text, for errors
   * @throws SettingsException if the text has a line break or another control character, which
   *     would break the line of a script and could start another command
   */
  public static String word(String what, String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new SettingsException(
          "%s has a line break or another control character, which cannot stand in a shell's command: %s"
              .formatted(what, visible(text)));
    }
    return quoted(text);
  }

  /**
   * Quotes a text as {@link #word} does, but keeps line breaks within the quotation marks. For
   * commands that people copy.
   */
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
