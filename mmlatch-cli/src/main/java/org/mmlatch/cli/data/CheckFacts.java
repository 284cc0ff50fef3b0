package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.inspect.Check;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Defect;
import org.mmlatch.data.inspect.Outcome;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;

/**
 * The result of one check of a corpus.
 *
 * @param claim what should hold, for people
 * @param defects one message per violation
 */
record CheckFacts(Check check, String claim, Outcome outcome, List<String> defects) {
  private static final int SHOWN = 5;
  private static final int WIDTH = 64;

  private static List<CheckFacts> of(CorpusInspection inspection) {
    List<CheckFacts> facts = new ArrayList<>();
    for (Check check : Check.values()) {
      facts.add(
          new CheckFacts(
              check,
              check.claim(inspection.manifest()),
              inspection.outcome(check),
              inspection.defects(check).stream().map(Defect::message).toList()));
    }
    return facts;
  }

  /** Returns the outcome of each check, with the messages of all its defects. */
  static JsonObject json(CorpusInspection inspection) {
    JsonObject json = new JsonObject();
    of(inspection).forEach(facts -> json.add(facts.check().key(), facts.json()));
    return json;
  }

  private JsonObject json() {
    JsonArray messages = new JsonArray();
    defects.forEach(messages::add);
    JsonObject json = new JsonObject();
    json.addProperty("outcome", outcome.key());
    json.add("defects", messages);
    return json;
  }

  /** Returns the outcome of each check, with the first few of its defects. */
  static Table table(CorpusInspection inspection) {
    String folder = inspection.folder() + File.separator;
    List<List<String>> rows = new ArrayList<>();
    of(inspection).forEach(facts -> facts.addTo(rows, folder));
    return new Table(List.of(Table.Column.left("Check"), Table.Column.left("Holds")), rows);
  }

  private void addTo(List<List<String>> rows, String folder) {
    rows.add(List.of(claim, answer()));
    defects.stream()
        .limit(SHOWN)
        .map(message -> message.replace(folder, ""))
        .forEach(message -> addWrapped(rows, message));
    if (defects.size() > SHOWN) {
      rows.add(List.of("", "  and %s more (see --json)".formatted(defects.size() - SHOWN)));
    }
  }

  private String answer() {
    return switch (outcome) {
      case HOLDS -> "yes";
      case FAILS -> "NO: " + defects.size();
      case UNKNOWN -> "unknown: parts of the corpus are unreadable or not finite";
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
