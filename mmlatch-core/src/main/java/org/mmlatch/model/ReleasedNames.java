package org.mmlatch.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.Modality;

/**
 * What the released Python code calls the weights of {@link MMLatch}: its late fusion, its copy of
 * MulT, and its feedback, whose masks are numbered by target modality and the mask networks in each
 * by source.
 */
public final class ReleasedNames {
  private static final Pattern LSTM_WEIGHT =
      Pattern.compile("lstm\\.(?<direction>forward|backward)\\.(?<weight>\\w+)");
  private static final Pattern MASK =
      Pattern.compile(
          "feedback\\.(?<target>\\w+)\\.from-(?<source>\\w+)\\.(?<layer>lstm|linear)\\.(?<weight>\\w+)");

  /** The released prefixes of the parts of our models; none of ours begins another. */
  private static final Map<String, String> LATE_FUSION =
      Map.of(
          "regression.", "classifier.",
          "encoder.fusion-lstm.", "encoder.fuser.rnn.",
          "encoder.fusion.", "encoder.fuser.att_fuser.",
          "encoder.text.", "encoder.text.encoder.",
          "encoder.audio.", "encoder.audio.encoder.",
          "encoder.visual.", "encoder.visual.encoder.");

  private static final Map<String, String> MULT = mult();

  private final ModelConfig config;

  /** Describes a model's weights. */
  public ReleasedNames(ModelConfig config) {
    this.config = config;
  }

  private static Map<String, String> mult() {
    Map<String, String> prefixes = new HashMap<>();
    prefixes.put("regression.", "model.out_layer.");
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

  /**
   * Returns the released code's name of a weight.
   *
   * @param name as {@link LatchBlock#weights()} gives it
   * @throws IllegalArgumentException if the released code has no such weight
   */
  public String of(String name) {
    if (config.encoder() instanceof LateFusionConfig lateFusion
        && !lateFusion.recurrent().equals(RecurrentConfig.DEFAULT)) {
      throw new IllegalArgumentException(
          "the released code has one bidirectional LSTM layer, not " + lateFusion.recurrent());
    }
    boolean isMult = config.encoder() instanceof MultConfig;
    Matcher mask = MASK.matcher(name);
    if (mask.matches()) {
      return (isMult ? "feedback." : "encoder.fm.") + mask(mask);
    }
    Map<String, String> prefixes = isMult ? MULT : LATE_FUSION;
    String prefix =
        prefixes.keySet().stream()
            .filter(name::startsWith)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no released name for " + name));
    return prefixes.get(prefix) + lstmWeight(name.substring(prefix.length()));
  }

  private static String lstmWeight(String rest) {
    Matcher lstm = LSTM_WEIGHT.matcher(rest);
    if (!lstm.matches()) {
      return rest;
    }
    String suffix = lstm.group("direction").equals("backward") ? "_l0_reverse" : "_l0";
    return "rnn.rnn." + lstm.group("weight") + suffix;
  }

  private String mask(Matcher mask) {
    Modality target = modality(mask.group("target"));
    Modality source = modality(mask.group("source"));
    List<Modality> sources = config.dims().keySet().stream().filter(m -> m != target).toList();
    boolean lstm = mask.group("layer").equals("lstm");
    return "f%d.mask%d.%s%s%s"
        .formatted(
            List.of(Modality.values()).indexOf(target) + 1,
            sources.indexOf(source) + 1,
            lstm ? "rnn." : "",
            mask.group("weight"),
            lstm ? "_l0" : "");
  }

  private static Modality modality(String key) {
    return Stream.of(Modality.values()).filter(m -> m.key().equals(key)).findFirst().orElseThrow();
  }
}
