package org.mmlatch.cli.data;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.inspect.Check;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Defect;
import org.mmlatch.data.inspect.Outcome;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;

/** What was checked, with the first few defects of each check. */
final class ChecksTable {
  private static final int SHOWN = 5;
  private static final int WIDTH = 64;

  private ChecksTable() {}

  static Table of(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    String folder = inspection.folder() + File.separator;
    for (Check check : Check.values()) {
      List<Defect> defects = inspection.defects(check);
      rows.add(
          List.of(
              check.claim(inspection.manifest()),
              answer(inspection.outcome(check), defects.size())));
      defects.stream()
          .limit(SHOWN)
          .map(defect -> defect.message().replace(folder, ""))
          .forEach(message -> addWrapped(rows, message));
      if (defects.size() > SHOWN) {
        rows.add(List.of("", "  and %s more (see --json)".formatted(defects.size() - SHOWN)));
      }
    }
    return new Table(List.of(Table.Column.left("Check"), Table.Column.left("Holds")), rows);
  }

  private static String answer(Outcome outcome, int defects) {
    return switch (outcome) {
      case HOLDS -> "yes";
      case FAILS -> "NO: " + defects;
      case UNKNOWN -> "unknown, as parts of the corpus are unreadable or not finite";
    };
  }

  private static void addWrapped(List<List<String>> rows, String message) {
    String mark = "- ";
    for (String line : Wrapping.lines(message, WIDTH)) {
      rows.add(List.of("", mark + line));
      mark = "  ";
    }
  }
}
