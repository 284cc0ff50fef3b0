package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionFormTest {
  private static final Predictions LABELS =
      new Predictions(
          new PredictionForm.Labels(List.of("happy", "sad")),
          List.of(
              new Predictions.Row("v[0]", List.of(1f, 0f), List.of(0.5f, -2f)),
              new Predictions.Row("v[1]", List.of(0f, 0f), List.of(-1f, 3f))));

  private static final Predictions CLASSES =
      new Predictions(
          new PredictionForm.Classes(List.of("-1", "0", "=1")),
          List.of(
              new Predictions.Row("v[0]", List.of(2f), List.of(0.5f, -2f, 1f)),
              new Predictions.Row("v[1]", List.of(0f), List.of(-1f, 3f, 0f))));

  @TempDir Path folder;

  @Test
  void labelsHaveAPairOfColumnsEach() throws IOException {
    String csv =
        """
        id,target:happy,logit:happy,target:sad,logit:sad
        v[0],1.0,0.5,0.0,-2.0
        v[1],0.0,-1.0,0.0,3.0
        """;
    assertEquals(csv, LABELS.toCsv());
    assertEquals(LABELS, read(csv));
  }

  @Test
  void classesHaveTheNameOfTheTrueOneAndALogitEach() throws IOException {
    String csv =
        """
        id,target,logit:-1,logit:0,logit:=1
        v[0],'=1,0.5,-2.0,1.0
        v[1],-1,-1.0,3.0,0.0
        """;
    assertEquals(csv, CLASSES.toCsv());
    assertEquals(CLASSES, read(csv));
  }

  @Test
  void outcomesHaveAColumnForEachOutput() {
    Outcomes outcomes = LABELS.outcomes();
    assertArrayEquals(new double[] {-2, 3}, outcomes.predictions(1));
    assertArrayEquals(new double[] {1, 0}, outcomes.targets(0));
    assertArrayEquals(new double[] {2, 0}, CLASSES.outcomes().targets(0));
  }

  @Test
  void anUnknownTargetIsAnEmptyCell() {
    List<Float> unknown = List.of(Float.NaN);
    assertEquals(
        List.of("v[0]", "", "1.0", "2.0", "3.0"),
        CLASSES.form().cells("v[0]", unknown, List.of(1f, 2f, 3f)));
    assertEquals(
        List.of("v[0]", "", "1.0"), new PredictionForm.Value().cells("v[0]", unknown, List.of(1f)));
  }

  @Test
  void aChosenColumnIsReadAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), LABELS.toCsv());
    Columns chosen = Columns.usual().withTarget("target:sad").withPrediction("logit:sad");
    assertEquals(
        List.of(new Predictions.Row("v[0]", 0, -2), new Predictions.Row("v[1]", 0, 3)),
        Predictions.read(file, chosen).rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id,target,logit:a,logit:b/v,c,1,2 | , line 2, column 'target': expected one of the classes"
            + " that there are logits of, a, b, found 'c'.",
        "id,target:a,logit:a/v,0.5,1 | , line 2, column 'target:a': expected 1 where the label is"
            + " present and 0 where it is absent, found 0.5.",
        "id,target:a,logit:a,logit:b/v,1,1,2 | , line 1: expected a column 'target:b' with the"
            + " presence of a label; the columns are 'id', 'target:a', 'logit:a', 'logit:b'."
            + " Rename one, or say which column holds the presence of a label.",
      })
  void saysWhatIsMissingOrWrong(String lines, String message) {
    assertEquals(
        folder.resolve("p.csv") + message,
        assertThrows(BadPredictionsException.class, () -> read(lines.replace('/', '\n')))
            .getMessage());
  }

  private Predictions read(String csv) throws IOException {
    return Predictions.read(Files.writeString(folder.resolve("p.csv"), csv));
  }
}
