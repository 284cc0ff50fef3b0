package org.mmlatch.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.Modality;

/**
 * What the released Python code calls the weights of {@link MMLatch}. Its feedback masks are
 * numbered by target modality, and the mask networks in each by source.
 */
public final class ReleasedNames {
  private static final Pattern LSTM_WEIGHT =
      Pattern.compile("lstm\\.(?<direction>forward|backward)\\.(?<weight>\\w+)");
  private static final Pattern MASK =
      Pattern.compile(
          "feedback\\.(?<target>\\w+)\\.from-(?<source>\\w+)\\.(?<layer>lstm|linear)\\.(?<weight>\\w+)");

  /** The released prefixes of the parts of our model; none of ours begins another. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "regression.", "classifier.",
          "encoder.fusion-lstm.", "encoder.fuser.rnn.",
          "encoder.fusion.", "encoder.fuser.att_fuser.",
          "encoder.text.", "encoder.text.encoder.",
          "encoder.audio.", "encoder.audio.encoder.",
          "encoder.visual.", "encoder.visual.encoder.");

  private ReleasedNames() {}

  /**
   * Returns the released code's name of a weight.
   *
   * @param name as {@link LatchBlock#weights()} gives it
   * @param modalities those of the model
   * @throws IllegalArgumentException if the released code has no such weight
   */
  public static String of(String name, Set<Modality> modalities) {
    Matcher mask = MASK.matcher(name);
    if (mask.matches()) {
      return mask(mask, modalities);
    }
    String prefix =
        PREFIXES.keySet().stream()
            .filter(name::startsWith)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no released name for " + name));
    String rest = name.substring(prefix.length());
    return PREFIXES.get(prefix) + lstmWeight(rest);
  }

  private static String lstmWeight(String rest) {
    Matcher lstm = LSTM_WEIGHT.matcher(rest);
    if (!lstm.matches()) {
      return rest;
    }
    String suffix = lstm.group("direction").equals("backward") ? "_l0_reverse" : "_l0";
    return "rnn.rnn." + lstm.group("weight") + suffix;
  }

  private static String mask(Matcher mask, Set<Modality> modalities) {
    Modality target = modality(mask.group("target"));
    Modality source = modality(mask.group("source"));
    List<Modality> sources = modalities.stream().sorted().filter(m -> m != target).toList();
    String layer = mask.group("layer").equals("lstm") ? "rnn." : "";
    String suffix = mask.group("layer").equals("lstm") ? "_l0" : "";
    return "encoder.fm.f%d.mask%d.%s%s%s"
        .formatted(
            List.of(Modality.values()).indexOf(target) + 1,
            sources.indexOf(source) + 1,
            layer,
            mask.group("weight"),
            suffix);
  }

  private static Modality modality(String key) {
    return Stream.of(Modality.values()).filter(m -> m.key().equals(key)).findFirst().orElseThrow();
  }
}
