package org.mmlatch.encoder.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/** What the released code of MFN and Graph-MFN calls the weights that both have. */
final class MemoryNames {
  private MemoryNames() {}

  /** Returns the released prefixes of all weights by ours, given those of the rest. */
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
