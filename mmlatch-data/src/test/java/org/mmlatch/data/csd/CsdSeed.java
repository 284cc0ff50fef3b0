package org.mmlatch.data.csd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small sound folder of {@code .csd} files, and folds beside it, to be damaged. */
final class CsdSeed {
  private static final double[][] WORDS = {{0, 1}, {1, 2}};

  private CsdSeed() {}

  /** Argument: the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path files = Files.createDirectories(folder.resolve("csd"));
    write(files.resolve("TimestampedWords.csd"), new String[][] {{"good"}, {"film"}}, WORDS);
    write(files.resolve("TimestampedWordVectors.csd"), new float[][] {{1, 2}, {3, 4}}, WORDS);
    write(files.resolve("COVAREP.csd"), new float[][] {{1}, {2}}, WORDS);
    write(files.resolve("Visual_Facet.csd"), new double[][] {{1}, {2}}, WORDS);
    write(files.resolve("Labels.csd"), new float[][] {{1}}, new double[][] {{0, 2}});
    Files.writeString(
        folder.resolve("folds.json"), "{\"train\": [\"one\"], \"valid\": [], \"test\": []}");
  }

  private static void write(Path file, Object features, double[][] intervals) {
    try (CsdWriter writer = new CsdWriter(file)) {
      writer.video("one", features, intervals);
    }
  }
}
