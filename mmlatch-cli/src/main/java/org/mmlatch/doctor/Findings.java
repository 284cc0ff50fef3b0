package org.mmlatch.doctor;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * The findings on one subject.
 *
 * @param subject name of the subject, one word
 * @param facts the facts, in display order
 * @param problems reasons why training cannot work and what to do about it; empty if it can
 */
public record Findings(String subject, List<Fact> facts, List<String> problems) {
  /** Copies the lists. */
  public Findings {
    facts = List.copyOf(facts);
    problems = List.copyOf(problems);
  }

  /** Returns the facts by name, in lower case with underscores for spaces. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    facts.forEach(
        fact -> json.add(fact.name().toLowerCase(Locale.ROOT).replace(' ', '_'), fact.value()));
    return json;
  }
}
