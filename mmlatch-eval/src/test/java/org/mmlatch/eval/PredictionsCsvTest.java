package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsCsvTest {
  private static final Predictions TWO =
      new Predictions(
          List.of(
              new Predictions.Row("a", 1, 0.1f), new Predictions.Row("b, \"c\"", -1 / 3f, -0.0f)));

  @TempDir Path folder;

  @Test
  void writesOneLinePerSegmentInShortDecimals() {
    assertEquals(
        "id,target,prediction\na,1.0,0.1\n\"b, \"\"c\"\"\",-0.33333334,-0.0\n", TWO.toCsv());
  }

  @Test
  void everyFloatReadsBackAsItWas() throws IOException {
    Random random = new Random(7);
    Predictions arbitrary =
        new Predictions(
            Stream.generate(() -> Float.intBitsToFloat(random.nextInt()))
                .filter(Float::isFinite)
                .limit(1000)
                .map(x -> new Predictions.Row("x", x, -x))
                .toList());

    Path file = Files.writeString(folder.resolve("predictions.csv"), arbitrary.toCsv());

    assertEquals(arbitrary, Predictions.read(file));
  }
}
