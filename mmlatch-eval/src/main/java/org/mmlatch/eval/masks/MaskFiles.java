package org.mmlatch.eval.masks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.eval.chart.PictureFormat;

/** Contents of files with masks, as charts and numbers. */
public final class MaskFiles {
  private MaskFiles() {}

  /**
   * Returns the files to write. The path decides: with the suffix of a {@link PictureFormat}, one
   * chart of the merged masks; with {@code .csv}, all numbers; otherwise it is a folder for {@code
   * masks.csv} and a chart per modality and source.
   *
   * @return contents by file
   */
  public static Map<Path, byte[]> of(List<FeatureMasks> masks, Path path) {
    Optional<PictureFormat> picture = PictureFormat.of(path);
    if (picture.isPresent()) {
      return Map.of(path, picture.get().write(MaskPictures.merged(masks)));
    }
    byte[] numbers = MaskTables.features(masks).toCsv().getBytes(StandardCharsets.UTF_8);
    return isTable(path) ? Map.of(path, numbers) : folder(masks, path, numbers);
  }

  /** Returns whether the path has the suffix of a supported file, so is not a folder. */
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
