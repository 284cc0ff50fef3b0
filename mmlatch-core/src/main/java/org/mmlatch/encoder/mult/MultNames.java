package org.mmlatch.encoder.mult;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/** Names of the weights in the released Python code's copy of MulT. */
final class MultNames {
  private static final ReleasedPrefixes PREFIXES = new ReleasedPrefixes(prefixes());

  private MultNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("regression.", "model.out_layer.");
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.head1.", "model.proj1.");
    prefixes.put("encoder.head2.", "model.proj2.");
    for (Modality target : Modality.values()) {
      String branch = "encoder." + target.key() + ".";
      prefixes.put(branch + "projection.", "model.proj_" + ReleasedPrefixes.letter(target) + ".");
      prefixes.put(branch + "memory.", "model.trans_" + ReleasedPrefixes.letter(target) + "_mem.");
      for (Modality source : Modality.values()) {
        prefixes.put(
            branch + "from-" + source.key() + ".",
            "model.trans_%s_with_%s."
                .formatted(ReleasedPrefixes.letter(target), ReleasedPrefixes.letter(source)));
      }
    }
    return prefixes;
  }

  static String released(String name) {
    return PREFIXES.replacedIn(name);
  }
}
