package org.mmlatch.eval.report;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Splits entries of several runs into shared and individual ones. */
final class Shared {
  private Shared() {}

  /** Returns the entries that all maps have in common; there must be at least one map. */
  static SortedMap<String, String> of(List<SortedMap<String, String>> maps) {
    SortedMap<String, String> shared = new TreeMap<>(maps.get(0));
    maps.forEach(map -> shared.entrySet().retainAll(map.entrySet()));
    return shared;
  }

  /** Returns the entries that are not shared. */
  static SortedMap<String, String> without(
      SortedMap<String, String> all, SortedMap<String, String> shared) {
    SortedMap<String, String> own = new TreeMap<>(all);
    own.entrySet().removeAll(shared.entrySet());
    return own;
  }
}
