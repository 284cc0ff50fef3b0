package org.mmlatch.encoder.mult;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;

/** What the released Python code calls the weights of its copy of MulT. */
final class MultNames {
  /** Ours, none of which begins another, to the released prefixes. */
  private static final Map<String, String> PREFIXES = prefixes();

  private MultNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("regression.", "model.out_layer.");
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.head1.", "model.proj1.");
    prefixes.put("encoder.head2.", "model.proj2.");
    for (Modality target : Modality.values()) {
      String branch = "encoder." + target.key() + ".";
      prefixes.put(branch + "projection.", "model.proj_" + letter(target) + ".");
      prefixes.put(branch + "memory.", "model.trans_" + letter(target) + "_mem.");
      for (Modality source : Modality.values()) {
        prefixes.put(
            branch + "from-" + source.key() + ".",
            "model.trans_%s_with_%s.".formatted(letter(target), letter(source)));
      }
    }
    return prefixes;
  }

  /** MulT calls text l, for language. */
  private static String letter(Modality modality) {
    return switch (modality) {
      case TEXT -> "l";
      case AUDIO -> "a";
      case VISUAL -> "v";
    };
  }

  static String released(String name) {
    String prefix = PREFIXES.keySet().stream().filter(name::startsWith).findFirst().orElseThrow();
    return PREFIXES.get(prefix) + name.substring(prefix.length());
  }
}
