package org.mmlatch.eval.masks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Masks as files of pictures and numbers. */
public final class MaskFiles {
  private MaskFiles() {}

  /**
   * Returns what is to be written: one picture of the merged masks if the path ends in {@code
   * .svg}, all numbers if it ends in {@code .csv}, and otherwise {@code masks.csv} and a picture
   * per modality and source, in the folder of that path.
   *
   * @return texts by the files that they are for
   */
  public static Map<Path, String> of(List<FeatureMasks> masks, Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      return Map.of(path, MaskPictures.merged(masks).file());
    }
    String numbers = MaskTables.features(masks).toCsv();
    return name.endsWith(".csv") ? Map.of(path, numbers) : folder(masks, path, numbers);
  }

  private static Map<Path, String> folder(List<FeatureMasks> masks, Path folder, String numbers) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(folder.resolve("masks.csv"), numbers);
    for (FeatureMasks of : masks) {
      String by = of.source().equals(FeatureMasks.MERGED) ? "" : "-by-" + of.source();
      Path file = folder.resolve("masks-" + of.modality() + by + ".svg");
      files.put(file, MaskPictures.of(of).draw().file());
    }
    return files;
  }
}
