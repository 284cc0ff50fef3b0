package org.mmlatch.eval.masks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.eval.chart.PictureFormat;

/** Masks as files of pictures and numbers. */
public final class MaskFiles {
  private MaskFiles() {}

  /**
   * Returns what is to be written: one picture of the merged masks if the path ends as {@link
   * PictureFormat} says, all numbers if it ends in {@code .csv}, and otherwise {@code masks.csv}
   * and a picture per modality and source, in the folder of that path.
   *
   * @return contents by the files that they are for
   */
  public static Map<Path, byte[]> of(List<FeatureMasks> masks, Path path) {
    Optional<PictureFormat> picture = PictureFormat.of(path);
    if (picture.isPresent()) {
      return Map.of(path, picture.get().write(MaskPictures.merged(masks)));
    }
    byte[] numbers = MaskTables.features(masks).toCsv().getBytes(StandardCharsets.UTF_8);
    return isTable(path) ? Map.of(path, numbers) : folder(masks, path, numbers);
  }

  /** Returns whether the path names a file, of a kind known here, and no folder. */
  public static boolean isFile(Path path) {
    return isTable(path) || PictureFormat.of(path).isPresent();
  }

  private static boolean isTable(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static Map<Path, byte[]> folder(List<FeatureMasks> masks, Path folder, byte[] numbers) {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(folder.resolve("masks.csv"), numbers);
    for (FeatureMasks of : masks) {
      String by = of.source().equals(FeatureMasks.MERGED) ? "" : "-by-" + of.source();
      Path file = folder.resolve("masks-" + of.modality() + by + ".svg");
      files.put(file, PictureFormat.SVG.write(MaskPictures.of(of).draw()));
    }
    return files;
  }
}
