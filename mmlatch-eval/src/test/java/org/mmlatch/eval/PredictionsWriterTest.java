package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsWriterTest {
  private static final Predictions TWO =
      new Predictions(
          List.of(
              new Predictions.Row("a", 1, 0.1f), new Predictions.Row("b, \"c\"", -1 / 3f, -0.0f)));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("predictions.csv");
  }

  @Test
  void writesOneLinePerSegmentInShortDecimals() throws IOException {
    TWO.write(file);

    assertEquals(
        "id,target,prediction\na,1.0,0.1\n\"b, \"\"c\"\"\",-0.33333334,-0.0\n",
        Files.readString(file));
  }

  @Test
  void everyFloatReadsBackAsItWas() {
    Random random = new Random(7);
    Predictions arbitrary =
        new Predictions(
            Stream.generate(() -> Float.intBitsToFloat(random.nextInt()))
                .filter(Float::isFinite)
                .limit(1000)
                .map(x -> new Predictions.Row("x", x, -x))
                .toList());

    arbitrary.write(file);

    assertEquals(arbitrary, Predictions.read(file));
  }

  @Test
  void replacesWhatWasThereAndLeavesNothingElse() throws IOException {
    Files.writeString(file, "something older and longer than what is written now".repeat(9));

    TWO.write(file);

    assertEquals(TWO, Predictions.read(file));
    assertEquals(List.of(file), contents(folder));
  }

  @Test
  void aMissingFolderIsAnErrorThatNamesTheFile() {
    Path nowhere = folder.resolve("nowhere").resolve("predictions.csv");

    var error = assertThrows(UncheckedIOException.class, () -> TWO.write(nowhere));
    assertTrue(error.getMessage().startsWith(nowhere + " cannot be written ("));
  }

  @Test
  void aWriteThatFailsLeavesNothingBehind() throws IOException {
    Path occupied = Files.createDirectories(file.resolve("by-a-folder")).getParent();

    assertThrows(UncheckedIOException.class, () -> TWO.write(occupied));
    assertEquals(List.of(occupied), contents(folder));
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
