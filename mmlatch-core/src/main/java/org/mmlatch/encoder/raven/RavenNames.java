package org.mmlatch.encoder.raven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.model.ReleasedPrefixes;

/**
 * Names of RAVEN's weights in the released Python code, which names them after feature extractors.
 */
final class RavenNames {
  private static final ReleasedPrefixes PREFIXES = new ReleasedPrefixes(prefixes());

  private RavenNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("regression.", "model.fc_afterLSTM.");
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.words.", "model.lstm1.layer_1.lstm.");
    prefixes.put("encoder.shift.linear.", "model.calcAddon.");
    prefixes.put("encoder.shift.gate-audio.linear.", "model.covarepW.");
    prefixes.put("encoder.shift.gate-visual.linear.", "model.facetW.");
    prefixes.put("encoder.audio.projection.", "model.fc_rszcovarep.");
    prefixes.put("encoder.visual.projection.", "model.fc_rszFacet.");
    prefixes.put("encoder.audio.lstm.", "model.covarepLSTM.");
    prefixes.put("encoder.visual.lstm.", "model.facetLSTM.");
    return prefixes;
  }

  static String released(String name) {
    String layer = PREFIXES.prefixOf(name).endsWith(".lstm.") ? "_l0" : "";
    return PREFIXES.replacedIn(name) + layer;
  }
}
