package org.mmlatch.model;

import java.util.Map;
import org.mmlatch.Modality;

/**
 * What released Python code calls the parts of a model.
 *
 * @param byOurs the released prefixes of weights' names by ours, none of which begins another
 */
public record ReleasedPrefixes(Map<String, String> byOurs) {
  /** Copies the map. */
  public ReleasedPrefixes {
    byOurs = Map.copyOf(byOurs);
  }

  /**
   * Returns which of our prefixes a name begins with.
   *
   * @throws java.util.NoSuchElementException if none does
   */
  public String prefixOf(String name) {
    return byOurs.keySet().stream().filter(name::startsWith).findFirst().orElseThrow();
  }

  /** Returns a name with the released prefix in the place of ours. */
  public String replacedIn(String name) {
    String prefix = prefixOf(name);
    return byOurs.get(prefix) + name.substring(prefix.length());
  }

  /** Returns what MulT, and code that began as a copy of it, calls a modality: text is language. */
  public static String letter(Modality modality) {
    return switch (modality) {
      case TEXT -> "l";
      case AUDIO -> "a";
      case VISUAL -> "v";
    };
  }
}
