package org.mmlatch.encoder.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;

/** What the released Python code calls the weights. */
final class RoutingNames {
  /** Ours, none of which begins another, to the released prefixes. */
  private static final Map<String, String> PREFIXES = prefixes();

  private RoutingNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.trimodal.", "model.mult.final_lav.");
    prefixes.put("encoder.capsules.", "model.pc_");
    prefixes.put("encoder.routing.votes", "model.mc.w");
    prefixes.put("encoder.concepts.directions", "model.embedding");
    for (Modality modality : Modality.values()) {
      String own = "encoder." + modality.key() + ".";
      prefixes.put(own + "projection.", "model.mult.proj_" + letter(modality) + ".");
      prefixes.put(own + "transformer.", "model.mult.trans_" + letter(modality) + ".");
    }
    for (Attending attending : Attending.values()) {
      prefixes.put(
          "encoder.%s.from-%s.".formatted(attending.query().key(), attending.key().key()),
          "model.mult.trans_%s_with_%s."
              .formatted(letter(attending.query()), letter(attending.key())));
    }
    return prefixes;
  }

  /** As MulT, its transformers call text l, for language. */
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
