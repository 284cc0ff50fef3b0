package org.mmlatch.model;

import java.util.Map;
import org.mmlatch.Modality;

/**
 * The names of the parts of a model in released Python code.
 *
 * @param byOurs the released prefixes of weight names by ours; none is the beginning of another
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

  /**
   * Returns the letter for a modality in MulT's code and in code derived from it; text is language.
   */
  public static String letter(Modality modality) {
    return switch (modality) {
      case TEXT -> "l";
      case AUDIO -> "a";
      case VISUAL -> "v";
    };
  }
}
