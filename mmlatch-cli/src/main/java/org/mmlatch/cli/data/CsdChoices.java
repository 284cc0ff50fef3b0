package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdRole;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/** The options for reading folders of {@code .csd} files; use as a picocli {@code @Mixin}. */
public final class CsdChoices {
  @Option(
      names = "--remove-pauses",
      description = "In .csd files, leave out the words 'sp', which mark silences.")
  private boolean removePauses;

  @Option(
      names = "--file",
      paramLabel = "ROLE=FILE",
      description =
          "The .csd file of a role, if it is not named like the published one. ROLE is words, "
              + "labels, emotions, text, audio or visual. May be repeated.")
  private Map<CsdRole, Path> files = new EnumMap<>(CsdRole.class);

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "In .csd files, keep up to N rows of audio and visual features inside each word, in "
              + "addition to its average; each row is the mean over 1/20 s. RAVEN reads them with "
              + "raven.rows = subword (its authors use 20).")
  private int rows;

  /**
   * Returns the chosen options.
   *
   * @throws SettingsException if {@code --rows} is negative
   */
  public CsdOptions options() {
    if (rows < 0) {
      throw new SettingsException(
          "--rows: expected a whole number from 1, or leave it out for no rows; found " + rows);
    }
    return CsdOptions.STANDARD
        .withRows(rows)
        .withPauses(removePauses ? Pauses.REMOVE : Pauses.KEEP)
        .withFiles(files);
  }
}
