package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Table.Column> NAME_AND_VALUE =
      List.of(Table.Column.left("Name"), Table.Column.right("Value"));

  @Test
  void textLinesUpLeftAndNumbersRight() {
    Table table =
        new Table(NAME_AND_VALUE, List.of(List.of("a", "1.5"), List.of("longer", "-10.25")));

    assertEquals(
        """
        Name     Value
        ------  ------
        a          1.5
        longer  -10.25
        """,
        table.toText());
  }

  @Test
  void linesDoNotEndInBlanks() {
    Table table =
        new Table(List.of(Table.Column.left("Note")), List.of(List.of(""), List.of("longer")));

    assertEquals("Note\n------\n\nlonger\n", table.toText());
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertEquals("Name  Value\n----  -----\n", new Table(NAME_AND_VALUE, List.of()).toText());
  }

  @Test
  void widthIsCountedInCharactersThatAreSeen() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("𝛼±", "1"), List.of("four", "2")));

    assertEquals("𝛼±        1", table.toText().lines().toList().get(2));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("a\nb\u001B[2J", "1")));

    assertEquals("a b [2J      1", table.toText().lines().toList().get(2));
  }

  @Test
  void csvQuotesWhereItMust() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("a, b", "1"), List.of("c", "")));

    assertEquals("Name,Value\n\"a, b\",1\nc,\n", table.toCsv());
  }

  @Test
  void markdownEscapesWhatItWouldRead() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("a|b *", "1 ± 2")));

    assertEquals(
        """
        | Name | Value |
        | --- | ---: |
        | a\\|b \\* | 1 ± 2 |
        """,
        table.toMarkdown());
  }

  @Test
  void latexEscapesWhatItWouldRead() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("a_b & 5 % *", "1 ± 2")));

    assertEquals(
        """
        \\begin{tabular}{lr}
        \\hline
        Name & Value \\\\
        \\hline
        a\\_b \\& 5 \\% $^{*}$ & 1 $\\pm$ 2 \\\\
        \\hline
        \\end{tabular}
        """,
        table.toLatex());
  }

  @Test
  void latexSetsSignsAsMathematicsAndLeavesHyphens() {
    Table table = new Table(NAME_AND_VALUE, List.of(List.of("LF-LSTM", "-0.1 (-0.2 to +0.3)")));

    assertTrue(
        table.toLatex().contains("LF-LSTM & $-$0.1 ($-$0.2 to $+$0.3) \\\\"), table.toLatex());
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsAnError() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new Table(NAME_AND_VALUE, List.of(List.of("a"))));

    assertEquals("expected 2 cells, found 1 in [a]", error.getMessage());
  }

  @Test
  void thereIsAtLeastOneColumn() {
    assertThrows(IllegalArgumentException.class, () -> new Table(List.of(), List.of()));
  }

  @Test
  void aTableThatIsTooWideBreaksTheCellsOfItsWidestColumns() {
    Table table =
        new Table(
            List.of(Table.Column.left("Metric"), Table.Column.right("Value")),
            List.of(List.of("one two three", "0.5"), List.of("four", "0.25")));

    assertEquals(
        """
        Metric    Value
        --------  -----
        one two     0.5
        three
        four       0.25
        """,
        table.toText(15));
    assertEquals(table.toText(), table.toText(20));
  }

  @Test
  void aTableWithoutRoomForItsColumnsHasALineForEveryCell() {
    Table table =
        new Table(
            List.of(Table.Column.left("Run"), Table.Column.right("MAE")),
            List.of(List.of("mosi/none", "0.5"), List.of("none at all", "0.25")));

    assertEquals(
        """
        Run  mosi/none
        MAE  0.5

        Run  none at
             all
        MAE  0.25
        """,
        table.toText(14));
  }
}
