package org.mmlatch.encoder.latefusion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.model.ReleasedPrefixes;

/**
 * Names of the weights in the released Python code. Weights that it does not have get similar
 * names: layers are numbered as in torch, {@code _l0, _l1}; a GRU is an {@code rnn}, like an LSTM;
 * the layer that calculates an initial state is {@code rnn.initial}.
 */
final class LateFusionNames {
  private static final Pattern RECURRENT =
      Pattern.compile(
          "(lstm|gru)\\.(?<direction>forward|backward)(-(?<layer>\\d+))?"
              + "\\.(?<initial>initial\\.)?(?<weight>\\w+)");

  private static final ReleasedPrefixes PREFIXES = new ReleasedPrefixes(prefixes());

  private LateFusionNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("regression.", "classifier.");
    prefixes.put("feedback.", "encoder.fm.");
    prefixes.put("encoder.fusion-lstm.", "encoder.fuser.rnn.");
    prefixes.put("encoder.fusion.", "encoder.fuser.att_fuser.");
    prefixes.put("encoder.text.", "encoder.text.encoder.");
    prefixes.put("encoder.audio.", "encoder.audio.encoder.");
    prefixes.put("encoder.visual.", "encoder.visual.encoder.");
    return prefixes;
  }

  static String released(String name) {
    String prefix = PREFIXES.prefixOf(name);
    return PREFIXES.replacedIn(prefix) + recurrent(name.substring(prefix.length()));
  }

  private static String recurrent(String rest) {
    Matcher weight = RECURRENT.matcher(rest);
    if (!weight.matches()) {
      return rest;
    }
    int layer = Optional.ofNullable(weight.group("layer")).map(Integer::parseInt).orElse(1);
    return "rnn.%s.%s_l%d%s"
        .formatted(
            weight.group("initial") == null ? "rnn" : "initial",
            weight.group("weight"),
            layer - 1,
            weight.group("direction").equals("backward") ? "_reverse" : "");
  }
}
