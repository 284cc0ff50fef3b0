package org.mmlatch.encoder.subnetworks;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.Modality;

/** Names of the sub-networks' weights and statistics in the released code of TFN and LMF. */
final class SubnetworkNames {
  private static final Pattern OURS =
      Pattern.compile("encoder\\.(?<modality>text|audio|visual)\\.(?<layer>[a-z]+)(?<rest>.*)");
  private static final String STAGE_ONE = "." + Stage.ONE.statistics();

  private SubnetworkNames() {}

  /** Returns whether a name belongs to a sub-network. */
  static boolean covers(String name) {
    return OURS.matcher(name).matches();
  }

  /**
   * Returns the released name. Statistics of Stage I, which the released code does not have, get
   * the prefix {@code stage1/}.
   */
  static String released(String name) {
    Matcher ours = OURS.matcher(name);
    if (!ours.matches()) {
      throw new IllegalArgumentException("no weight of a sub-network: " + name);
    }
    String prefix =
        letters(Modality.valueOf(ours.group("modality").toUpperCase(Locale.ROOT))) + "_subnet.";
    String rest = ours.group("rest");
    return switch (ours.group("layer")) {
      case "lstm" -> prefix + "rnn" + rest + "_l0";
      case "linear" ->
          prefix + "linear" + (rest.startsWith("-") ? "_" + rest.substring(1) : "_1" + rest);
      default ->
          rest.startsWith(STAGE_ONE)
              ? "stage1/" + prefix + "norm" + rest.substring(STAGE_ONE.length())
              : prefix + "norm" + rest;
    };
  }

  /** Returns the prefix of a modality's names; visual is called video. */
  static String letters(Modality modality) {
    return switch (modality) {
      case TEXT -> "model.text";
      case AUDIO -> "model.audio";
      case VISUAL -> "model.video";
    };
  }
}
