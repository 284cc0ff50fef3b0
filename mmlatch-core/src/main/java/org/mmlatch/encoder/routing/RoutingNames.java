package org.mmlatch.encoder.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/** Names of Multimodal Routing's weights in the released Python code. */
final class RoutingNames {
  private static final ReleasedPrefixes PREFIXES = new ReleasedPrefixes(prefixes());

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
      prefixes.put(
          own + "projection.", "model.mult.proj_" + ReleasedPrefixes.letter(modality) + ".");
      prefixes.put(
          own + "transformer.", "model.mult.trans_" + ReleasedPrefixes.letter(modality) + ".");
    }
    for (Attending attending : Attending.values()) {
      prefixes.put(
          "encoder.%s.from-%s.".formatted(attending.query().key(), attending.key().key()),
          "model.mult.trans_%s_with_%s."
              .formatted(
                  ReleasedPrefixes.letter(attending.query()),
                  ReleasedPrefixes.letter(attending.key())));
    }
    return prefixes;
  }

  static String released(String name) {
    return PREFIXES.replacedIn(name);
  }
}
