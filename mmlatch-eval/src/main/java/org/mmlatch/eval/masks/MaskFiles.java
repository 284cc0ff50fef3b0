package org.mmlatch.eval.masks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mmlatch.eval.TextFiles;

/** Writes masks as pictures and numbers. */
public final class MaskFiles {
  private MaskFiles() {}

  /**
   * Writes one picture of the merged masks if the path ends in {@code .svg}, all numbers if it ends
   * in {@code .csv}, and otherwise a folder of {@code masks.csv} and a picture per modality and
   * source, which is made if it does not exist. Files of those names are replaced.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(List<FeatureMasks> masks, Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      TextFiles.write(path, MaskPictures.merged(masks).file());
    } else if (name.endsWith(".csv")) {
      TextFiles.write(path, MaskTables.features(masks).toCsv());
    } else {
      writeFolder(masks, path);
    }
  }

  private static void writeFolder(List<FeatureMasks> masks, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder + ": " + e.getMessage(), e);
    }
    TextFiles.write(folder.resolve("masks.csv"), MaskTables.features(masks).toCsv());
    for (FeatureMasks of : masks) {
      String by = of.source().equals(FeatureMasks.MERGED) ? "" : "-by-" + of.source();
      Path file = folder.resolve("masks-" + of.modality() + by + ".svg");
      TextFiles.write(file, MaskPictures.of(of).draw().file());
    }
  }
}
