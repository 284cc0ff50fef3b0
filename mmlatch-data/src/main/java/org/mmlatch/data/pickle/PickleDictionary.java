package org.mmlatch.data.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A dictionary with text keys. Whole-number keys are converted to their digits, entries with other
 * keys are dropped.
 */
public final class PickleDictionary {
  private final Map<String, PickleValue> entries = new LinkedHashMap<>();

  PickleDictionary() {}

  /** Returns the keys, in the file's order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** Returns the value of a key, if there is one. */
  public Optional<PickleValue> get(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Returns the value of a key, ignoring case unless there is an exact match. */
  public Optional<PickleValue> find(String name) {
    return get(name)
        .or(
            () ->
                entries.keySet().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .map(entries::get));
  }

  void put(PickleValue key, PickleValue value) {
    Texts.whole(key).ifPresent(name -> entries.put(name, value));
  }
}
