package org.mmlatch.data.glove;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.source.RawRows;

class GloveFileTest {
  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("v.txt"), text);
  }

  private String message(Path file) {
    return assertThrows(BadDataException.class, () -> GloveFile.read(file, Set.of("a")))
        .getMessage();
  }

  @Test
  void onlyTheWordsAskedForAreKept() {
    WordVectors vectors =
        GloveFile.read(FormatFiles.path("vectors.txt.gz"), Set.of("film", ". .", "absent"));
    assertEquals(Set.of("film", ". ."), vectors.vectors().keySet());
    RawRows rows = vectors.rows(List.of("Film", "absent"));
    assertArrayEquals(
        new double[] {3, 4, 0, 0},
        new double[] {rows.get(0, 0), rows.get(0, 1), rows.get(1, 0), rows.get(1, 1)});
  }

  @Test
  void aFirstLineWithCountsIsNoVector() throws IOException {
    assertEquals(3, GloveFile.read(write("2 3\na 1 2 3\nb 1 2 3\n"), Set.of("a")).dim());
  }

  @Test
  void aLineUnlikeTheOthersIsNamed() throws IOException {
    assertTrue(message(write("a 1 2\nb 1\n")).contains("line 2: 1 numbers after the word"));
    assertTrue(message(write("b 1 2\na 1 x\n")).contains("line 2: 'x' is not a number"));
    assertTrue(message(write("")).contains("holds no word vectors"));
  }

  @Test
  void aTruncatedArchiveIsSaidToBe() throws IOException {
    byte[] whole = Files.readAllBytes(FormatFiles.path("vectors.txt.gz"));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 12));
    assertTrue(message(cut).contains("cut off or damaged"));
  }

  @Test
  void aLineIsRecognisedByItsNumbers() {
    assertTrue(GloveFile.matches("the 0.1 -2e-3 4"));
    assertTrue(GloveFile.matches("400000 100"));
    assertFalse(GloveFile.matches("the quick brown fox"));
    assertFalse(GloveFile.matches(""));
  }

  @Test
  void mostOfTheFirstLinesTellTheDimension() throws IOException {
    Path file = write("a b 1 2\nc 3 4\nd 5 6\n");
    WordVectors vectors = GloveFile.read(file, Set.of("a b", "d"));
    assertEquals(2, vectors.dim());
    assertArrayEquals(new float[] {1, 2}, vectors.vectors().get("a b"));
    assertArrayEquals(new float[] {5, 6}, vectors.vectors().get("d"));
  }

  @Test
  void vectorsOfOneNumberAreNone() throws IOException {
    assertTrue(
        message(write("a 1\nb 2\n")).endsWith("1 numbers after the word; expected at least 2"));
    assertEquals(2, GloveFile.read(write("a 1 2\n"), Set.of("a")).dim());
  }

  @Test
  void allWordsAreReadInTheOrderOfTheFile() throws IOException {
    List<String> words = new ArrayList<>();
    GloveFile.readAll(write("b 1 2\n\na 3 4\n"), (word, vector) -> words.add(word + vector[1]));
    assertEquals(List.of("b2.0", "a4.0"), words);
  }
}
