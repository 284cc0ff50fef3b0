package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsReaderErrorsTest {
  private static final Columns USUAL = Columns.usual();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("predictions.csv");
  }

  @Test
  void aMissingColumnListsThoseThatAreThere() throws IOException {
    assertEquals(
        file
            + ", line 1: expected a column 'prediction' or 'pred' or 'predictions' or 'preds' or"
            + " 'y_pred' or 'y_hat' with the predictions; the columns are 'id', 'target', 'output'."
            + " Rename one, or say which column holds the predictions.",
        errorFor(USUAL, "id,target,output\na,1,2\n"));
  }

  @Test
  void aChosenColumnHasToExistAlthoughAUsualOneDoes() throws IOException {
    assertEquals(
        file
            + ", line 1: expected a column 'gold' with the targets; the columns are 'target',"
            + " 'prediction'. Rename one, or say which column holds the targets.",
        errorFor(USUAL.withTarget("gold"), "target,prediction\n1,2\n"));
  }

  @Test
  void aChosenColumnOfIdsHasToExist() throws IOException {
    assertTrue(
        errorFor(USUAL.withId("video"), "id,target,prediction\na,1,2\n")
            .startsWith(file + ", line 1: expected a column 'video' with the ids;"));
  }

  @Test
  void logitsAreOfLabelsThatHaveNamesOrOfTwoClasses() throws IOException {
    String expected =
        ", line 1: expected columns 'logit:NAME' of every label, or of two classes or more; found ";
    assertEquals(file + expected + "'logit:a'.", errorFor(USUAL, "target,logit:a\na,1\n"));
    assertEquals(file + expected + "'logit:'.", errorFor(USUAL, "target:,logit:\n1,1\n"));
  }

  @Test
  void aQuoteThatIsNeverClosedTakesInNoRowsUnnoticed() throws IOException {
    assertEquals(
        file + ", line 2: a quote is opened and never closed. Check its quotes.",
        errorFor(USUAL, "target,prediction,text\n1,1,\"x\n-1,1,y\n-1,1,z\n"));
  }

  @Test
  void textThatIsNotUtf8IsAnError() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
      Files.writeString(file, "id,target,prediction\né,1,1\n", charset);
      String message =
          assertThrows(
                  BadPredictionsException.class,
                  () -> PredictionsReader.read(file, Columns.usual()))
              .getMessage();
      assertTrue(message.startsWith(file + " is not UTF-8 text; convert it"), message);
    }
  }

  @Test
  void aColumnThatOccursTwiceIsAmbiguous() throws IOException {
    assertEquals(
        file
            + ", line 1: expected one column 'target', found 2."
            + " Rename or choose another column.",
        errorFor(USUAL, "target,target,prediction\n1,2,3\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "high", "nan", "inf", "NaN", "1f", "0x1p3", "1,5", "1e39", "."})
  void aCellThatIsNotAFiniteNumberIsNamedByLineAndColumn(String cell) throws IOException {
    assertEquals(
        file
            + ", line 3, column 'pred': expected a finite number (float32), found '"
            + cell
            + "'. Correct or remove that line, or choose another column.",
        errorFor(USUAL, "label,pred\n1,2\n1,\"" + cell + "\"\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3"})
  void aLineWithFewerOrMoreFieldsThanTheHeaderIsNamed(String line) throws IOException {
    assertEquals(
        file
            + ", line 3: expected 2 fields as in the header, found "
            + line.split(",", -1).length
            + ". Quote fields that contain the separator.",
        errorFor(USUAL, "target,prediction\n1,2\n" + line + "\n"));
  }

  @Test
  void linesAreCountedInTheFileNotInRecords() throws IOException {
    assertTrue(
        errorFor(USUAL, "id,target,prediction\n\"two\nlines\",1,2\n\nb,1,x\n")
            .startsWith(file + ", line 5, column 'prediction':"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n"})
  void anEmptyFileIsAnError(String content) throws IOException {
    assertEquals(
        file + " is empty. Expected a header, then one line per segment.",
        errorFor(USUAL, content));
  }

  @Test
  void aHeaderAloneIsAnError() throws IOException {
    assertEquals(
        file + " has a header but no rows. Expected one line per segment.",
        errorFor(USUAL, "target,prediction\n"));
  }

  @Test
  void aMissingFileIsAnError() {
    assertEquals(file + " does not exist. Check the path.", errorFor(USUAL));
  }

  @Test
  void aFolderIsAnError() {
    file = folder;

    assertTrue(errorFor(USUAL).startsWith(folder + " is a folder. Expected a CSV file"));
  }

  @Test
  void textAfterAClosingQuoteIsAnError() throws IOException {
    String error = errorFor(USUAL, "id,target,prediction\n\"a\"b,1,2\n");

    assertTrue(error.startsWith(file + " is not well-formed CSV."), error);
  }

  private String errorFor(Columns columns, String content) throws IOException {
    Files.writeString(file, content);
    return errorFor(columns);
  }

  private String errorFor(Columns columns) {
    return assertThrows(BadPredictionsException.class, () -> Predictions.read(file, columns))
        .getMessage();
  }
}
