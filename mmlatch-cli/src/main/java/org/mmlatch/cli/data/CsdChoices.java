package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdRole;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/** How folders of {@code .csd} files are read; use as a picocli {@code @Mixin}. */
public final class CsdChoices {
  @Option(
      names = "--remove-pauses",
      description = "Of .csd files: leave out the words 'sp', which are silences.")
  private boolean removePauses;

  @Option(
      names = "--file",
      paramLabel = "ROLE=FILE",
      description =
          "A .csd file that is not named as the published ones; ROLE is words, labels, "
              + "emotions, text, audio or visual. May be repeated.")
  private Map<CsdRole, Path> files = new EnumMap<>(CsdRole.class);

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Of .csd files: keep, besides each word's average, up to N rows of audio and visual "
              + "features inside it, each the mean over 1/20 s; RAVEN reads them with "
              + "raven.rows = subword (its authors': 20).")
  private int rows;

  public CsdOptions options() {
    if (rows < 0) {
      throw new SettingsException("--rows is at least 1; leave it out for none, found " + rows);
    }
    return CsdOptions.STANDARD
        .withRows(rows)
        .withPauses(removePauses ? Pauses.REMOVE : Pauses.KEEP)
        .withFiles(files);
  }
}
