package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsReaderTest {
  private static final Columns USUAL = Columns.usual();

  @TempDir Path folder;

  @Test
  void readsIdsTargetsAndPredictionsInOrder() throws IOException {
    assertEquals(
        List.of(row("v[0]", 1, 0.5f), row("v[1]", -2, 1e-3f)),
        read(USUAL, "id,target,prediction\nv[0],1,0.5\nv[1],-2,1e-3\n"));
  }

  @Test
  void findsTheOtherUsualNames() throws IOException {
    assertEquals(
        List.of(row("a", 1, 2)), read(USUAL, "sample_id,label,pred,class\na,1,2,positive\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,y_true,y_pred",
        "ID,Label,Pred",
        "id,labels,preds",
        "Sample_ID,Targets,Predictions",
        "id,true,y_hat"
      })
  void findsTheNamesThatOtherProgramsUse(String header) throws IOException {
    assertEquals(List.of(row("a", 1, 2)), read(USUAL, header + "\na,1,2\n"));
  }

  @Test
  void prefersPredictionAndTargetWhereBothUsualNamesAreThere() throws IOException {
    assertEquals(List.of(row("1", 1, 2)), read(USUAL, "pred,label,target,prediction\n8,9,1,2\n"));
  }

  @Test
  void numbersTheRowsOfAFileWithoutIds() throws IOException {
    assertEquals(
        List.of(row("1", 1, 2), row("2", 3, 4)), read(USUAL, "target,prediction\n1,2\n3,4\n"));
  }

  @Test
  void readsChosenColumnsRatherThanTheUsualOnes() throws IOException {
    Columns chosen = USUAL.withId("video").withTarget("gold").withPrediction("mine");

    assertEquals(
        List.of(row("v", 3, 4)),
        read(chosen, "id,target,prediction,video,gold,mine\nx,1,2,v,3,4\n"));
  }

  @Test
  void acceptsQuotesWithSeparatorsAndLineEndsInside() throws IOException {
    assertEquals(
        List.of(row("a, \"b\"\nc", 1, 2)),
        read(USUAL, "\"id\",\"target\",\"prediction\"\n\"a, \"\"b\"\"\nc\",\"1\",2\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target,prediction\r\n1,2\r\n",
        "\uFEFFtarget,prediction\n1,2\n",
        "target,prediction\n1,2",
        "\ntarget,prediction\n\n1,2\n\n",
        " target , prediction \n 1 , 2 \n"
      })
  void acceptsCrlfByteOrderMarksBlankLinesAndBlanks(String content) throws IOException {
    assertEquals(List.of(row("1", 1, 2)), read(USUAL, content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id;target;prediction\na,b;1;2\n",
        "\"id\";\"target\";\"prediction\";\"a, b\"\n\"a,b\";1;2;\n",
        "id\ttarget\tprediction\na,b\t1\t2\n",
        "sep=;\r\nid;target;prediction\r\na,b;1;2\r\n",
        "\uFEFF\"sep=;\"\nid;note,;target;prediction\na,b;;1;2\n",
        "sep=,\nid, target, prediction\n\"a,b\", 1, 2\n"
      })
  void theSeparatorIsThatOfTheHeaderOrAsExcelIsTold(String content) throws IOException {
    assertEquals(List.of(row("a,b", 1, 2)), read(USUAL, content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "+2", "2.", "2.0", "0.2e1", ".2E+1", "20e-1"})
  void acceptsEveryDecimalNotation(String two) throws IOException {
    assertEquals(List.of(row("1", 1, 2)), read(USUAL, "target,prediction\n1," + two));
  }

  @Test
  void computesTheMetricsOfWhatItRead() throws IOException {
    Files.writeString(folder.resolve("predictions.csv"), "target,prediction\n1,2\n-1,-3\n");
    Metrics metrics =
        Predictions.read(folder.resolve("predictions.csv")).metrics(SentimentMetrics.CATALOGUE);

    assertEquals(
        Metrics.of(
            Outcomes.of(new double[] {2, -3}, new double[] {1, -1}), SentimentMetrics.CATALOGUE),
        metrics);
    assertEquals(1.5, metrics.primary().orElseThrow());
  }

  private List<Predictions.Row> read(Columns columns, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("predictions.csv"), content);
    return Predictions.read(file, columns).rows();
  }

  private static Predictions.Row row(String id, float target, float prediction) {
    return new Predictions.Row(id, target, prediction);
  }
}
