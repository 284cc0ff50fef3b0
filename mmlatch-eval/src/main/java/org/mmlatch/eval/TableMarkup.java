package org.mmlatch.eval;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as Markdown and LaTeX. */
final class TableMarkup {
  private static final Pattern SIGN = Pattern.compile("(?<![^ (])([+-])(?=[0-9])");

  private TableMarkup() {}

  static String markdown(Table table) {
    String rule =
        table.columns().stream()
            .map(column -> column.alignment() == Table.Alignment.LEFT ? "---" : "---:")
            .collect(Collectors.joining(" | ", "| ", " |\n"));
    UnaryOperator<String> escape = cell -> cell.replace("|", "\\|").replace("*", "\\*");
    return row(table.headers(), escape, " | ", "| ", " |\n")
        + rule
        + table.rows().stream()
            .map(row -> row(row, escape, " | ", "| ", " |\n"))
            .collect(Collectors.joining());
  }

  static String latex(Table table) {
    String alignment =
        table.columns().stream()
            .map(column -> column.alignment() == Table.Alignment.LEFT ? "l" : "r")
            .collect(Collectors.joining());
    return Stream.of(
            Stream.of("\\begin{tabular}{" + alignment + "}\n", "\\hline\n"),
            Stream.of(latexRow(table.headers()), "\\hline\n"),
            table.rows().stream().map(TableMarkup::latexRow),
            Stream.of("\\hline\n", "\\end{tabular}\n"))
        .flatMap(lines -> lines)
        .collect(Collectors.joining());
  }

  private static String latexRow(List<String> cells) {
    return row(cells, TableMarkup::escapeLatex, " & ", "", " \\\\\n");
  }

  private static String row(
      List<String> cells, UnaryOperator<String> escape, String between, String start, String end) {
    return cells.stream().map(escape).collect(Collectors.joining(between, start, end));
  }

  /** Escapes a cell; a sign before a digit is set in math mode, so that it is not a hyphen. */
  private static String escapeLatex(String cell) {
    return SIGN.matcher(escapeLetters(cell)).replaceAll("\\$$1\\$");
  }

  private static String escapeLetters(String cell) {
    return cell.codePoints()
        .mapToObj(
            letter ->
                switch (letter) {
                  case '\\' -> "\\textbackslash{}";
                  case '~' -> "\\textasciitilde{}";
                  case '^' -> "\\textasciicircum{}";
                  case '&', '%', '$', '#', '_', '{', '}' -> "\\" + Character.toString(letter);
                  case '±' -> "$\\pm$";
                  case '*' -> "$^{*}$";
                  default -> Character.toString(letter);
                })
        .collect(Collectors.joining());
  }
}
