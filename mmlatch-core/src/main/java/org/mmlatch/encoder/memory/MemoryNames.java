package org.mmlatch.encoder.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/** Names of the weights that MFN and Graph-MFN share in their released code. */
final class MemoryNames {
  private MemoryNames() {}

  /**
   * Returns the released prefixes of all weights by the prefix used here, given those of the other
   * weights.
   */
  static Map<String, String> with(Map<String, String> own) {
    Map<String, String> prefixes = new LinkedHashMap<>(own);
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.att2.", "model.att2_");
    prefixes.put("encoder.memory.gamma1.", "model.gamma1_");
    prefixes.put("encoder.memory.gamma2.", "model.gamma2_");
    prefixes.put("encoder.out.", "model.out_");
    for (Modality modality : Modality.values()) {
      prefixes.put(
          "encoder." + modality.key() + ".lstm.",
          "model.lstm_" + ReleasedPrefixes.letter(modality) + ".");
    }
    return prefixes;
  }
}
