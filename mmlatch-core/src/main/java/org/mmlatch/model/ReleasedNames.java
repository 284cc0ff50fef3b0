package org.mmlatch.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.Modality;

/**
 * What the released Python code calls the weights of {@link MMLatch}: its late fusion, its copy of
 * MulT, and its feedback, whose masks are numbered by target modality and the mask networks in each
 * by source. What it lacks is named in its manner: layers are numbered as torch's, {@code _l0,
 * _l1}, a GRU is an {@code rnn} as an LSTM is, a gated mask network has a {@code value} and a
 * {@code gate}, and what makes an initial state is {@code rnn.initial}.
 */
public final class ReleasedNames {
  private static final Pattern RECURRENT =
      Pattern.compile(
          "(lstm|gru)\\.(?<direction>forward|backward)(-(?<layer>\\d+))?"
              + "\\.(?<initial>initial\\.)?(?<weight>\\w+)");
  private static final Pattern MASK =
      Pattern.compile(
          "feedback\\.(?<target>\\w+)\\.from-(?<source>\\w+)\\.(?<layer>\\w+)\\.(?<weight>\\w+)");

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
   * @throws IllegalArgumentException if the model has no such weight
   */
  public String of(String name) {
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
    return prefixes.get(prefix) + recurrent(name.substring(prefix.length()));
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

  private String mask(Matcher mask) {
    Modality target = modality(mask.group("target"));
    Modality source = modality(mask.group("source"));
    Set<Modality> sources =
        Feedback.sources(config.feedback().sources(), target, config.dims().keySet());
    String weight = mask.group("weight");
    return "f%d.mask%d.%s"
        .formatted(
            List.of(Modality.values()).indexOf(target) + 1,
            List.copyOf(sources).indexOf(source) + 1,
            switch (mask.group("layer")) {
              case "linear" -> weight;
              case "lstm", "gru" -> "rnn." + weight + "_l0";
              default -> mask.group("layer") + "." + weight;
            });
  }

  private static Modality modality(String key) {
    return Stream.of(Modality.values()).filter(m -> m.key().equals(key)).findFirst().orElseThrow();
  }
}
