package org.mmlatch.doctor;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * What was found of one subject.
 *
 * @param subject a word
 * @param facts in the order to show them in
 * @param problems why training cannot work, and what to do; none if it can
 */
public record Findings(String subject, List<Fact> facts, List<String> problems) {
  /** Copies the lists. */
  public Findings {
    facts = List.copyOf(facts);
    problems = List.copyOf(problems);
  }

  /** Returns the facts by their names, spaces as underscores. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    facts.forEach(
        fact -> json.add(fact.name().toLowerCase(Locale.ROOT).replace(' ', '_'), fact.value()));
    return json;
  }
}
