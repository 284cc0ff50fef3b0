package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|'/C calc'!A0",
        "-A1*2",
        "\t=1",
        "\r=1",
        "'=1",
        "'quoted",
        "=HYPERLINK(\"http://x\",\"y\")\n"
      })
  void aFormulaIsATextAndReadsBack(String id) throws IOException {
    assertEquals("'" + id, CsvText.cell(id));
    assertEquals(id, CsvText.text(CsvText.cell(id)));
    Predictions predictions = new Predictions(List.of(new Predictions.Row(id, -1, 0.5f)));
    Path file = Files.writeString(folder.resolve("p.csv"), predictions.toCsv());
    assertEquals(predictions, Predictions.read(file));
    assertFalse(predictions.toCsv().matches("(?s).*\n\"?[=@+-].*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-3g5yACwYnA[0]", "-1.5", "+2", "-1e-05", "-", "--x_y[12]", "word", "", "it's"})
  void numbersAndIdsStayAsTheyAre(String text) {
    assertEquals(text, CsvText.cell(text));
    assertEquals(text, CsvText.text(text));
  }

  @Test
  void soAreTablesWritten() {
    Table table =
        new Table(List.of(Table.Column.left("=h")), List.of(List.of("=1"), List.of("-0.5")));
    assertEquals("'=h\n'=1\n-0.5\n", table.toCsv());
  }
}
