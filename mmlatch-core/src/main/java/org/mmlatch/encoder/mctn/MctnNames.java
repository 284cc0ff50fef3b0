package org.mmlatch.encoder.mctn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * External names of MCTN's weights. The released code names none, so these follow torch's
 * conventions, as in {@code model.encoder1.weight_ih_l0_reverse}.
 */
final class MctnNames {
  private static final Pattern RECURRENT =
      Pattern.compile(
          "(?<part>encoder\\d|decoder\\d|regression)\\.(?<direction>forward\\.|backward\\.|words\\.)?"
              + "lstm\\.(?<weight>\\w+)");

  private MctnNames() {}

  static String released(String name) {
    if (name.startsWith("feedback.")) {
      return name;
    }
    String own = name.substring("encoder.".length());
    Matcher recurrent = RECURRENT.matcher(own);
    return "model." + (recurrent.matches() ? recurrent(recurrent) : own.replace(".pooling.", "."));
  }

  private static String recurrent(Matcher name) {
    String part = name.group("part");
    return "%s.%s_l0%s"
        .formatted(
            part.startsWith("encoder") ? part : part + ".lstm",
            name.group("weight"),
            "backward.".equals(name.group("direction")) ? "_reverse" : "");
  }
}
