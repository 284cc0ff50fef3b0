package org.mmlatch.model;

import java.util.Map;
import org.mmlatch.Modality;

/**
 * Translates the names of a model's parts to those of released Python code.
 *
 * @param byOurs released prefix of weights' names by the prefix used here; no key may be a prefix
 *     of another
 */
public record ReleasedPrefixes(Map<String, String> byOurs) {
  /** Copies the map. */
  public ReleasedPrefixes {
    byOurs = Map.copyOf(byOurs);
  }

  /**
   * Returns the key that is a prefix of a name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public String prefixOf(String name) {
    return byOurs.keySet().stream().filter(name::startsWith).findFirst().orElseThrow();
  }

  /** Returns a name with its prefix replaced by the released one. */
  public String replacedIn(String name) {
    String prefix = prefixOf(name);
    return byOurs.get(prefix) + name.substring(prefix.length());
  }

  /**
   * Returns the letter for a modality in MulT and code derived from it, where text is called
   * language.
   */
  public static String letter(Modality modality) {
    return switch (modality) {
      case TEXT -> "l";
      case AUDIO -> "a";
      case VISUAL -> "v";
    };
  }
}
