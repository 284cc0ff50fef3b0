package org.mmlatch.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.mmlatch.Modality;
import org.mmlatch.encoder.graphmfn.GraphConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnDropout;
import org.mmlatch.encoder.graphmfn.GraphMfnWidths;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.lmf.LmfConfig;
import org.mmlatch.encoder.mctn.MctnConfig;
import org.mmlatch.encoder.mfn.MfnConfig;
import org.mmlatch.encoder.mfn.MfnDropout;
import org.mmlatch.encoder.mfn.MfnWidths;
import org.mmlatch.encoder.misa.LossWeights;
import org.mmlatch.encoder.misa.MisaConfig;
import org.mmlatch.encoder.misa.MisaDropout;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.raven.RavenConfig;
import org.mmlatch.encoder.raven.RavenDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.encoder.tfn.TfnConfig;
import org.mmlatch.encoder.tfn.TfnDropout;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.ReleasedPrefixes;
import org.mmlatch.nn.RecurrentConfig;

/**
 * Builds the encoder's config from a reference file's metadata. Dropout is off.
 *
 * @param metadata the file's metadata
 */
record ReferenceEncoder(ReferenceMetadata metadata) {
  private static final Map<String, Function<ReferenceEncoder, EncoderConfig>> BY_NAME =
      new LinkedHashMap<>();

  static {
    BY_NAME.put("late-fusion", ReferenceEncoder::lateFusion);
    BY_NAME.put("mult", ReferenceEncoder::mult);
    BY_NAME.put("lmf", ReferenceEncoder::lmf);
    BY_NAME.put("tfn", ReferenceEncoder::tfn);
    BY_NAME.put("mfn", ReferenceEncoder::mfn);
    BY_NAME.put("graph-mfn", ReferenceEncoder::graphMfn);
    BY_NAME.put("misa", ReferenceEncoder::misa);
    BY_NAME.put("raven", ReferenceEncoder::raven);
    BY_NAME.put("mctn", ReferenceEncoder::mctn);
    BY_NAME.put("routing", ReferenceEncoder::routing);
  }

  /**
   * Returns the config of a file's encoder.
   *
   * @throws org.mmlatch.BadDataException if the encoder is unknown, or a size is missing
   */
  static EncoderConfig of(ReferenceMetadata metadata) {
    String unnamed = metadata.has("model_dim") ? "mult" : "late-fusion";
    String name = metadata.getOrDefault("encoder", unnamed);
    if (!BY_NAME.containsKey(name)) {
      throw metadata.unknown("encoder", "one of " + String.join(", ", BY_NAME.keySet()));
    }
    return BY_NAME.get(name).apply(new ReferenceEncoder(metadata));
  }

  private LateFusionConfig lateFusion() {
    return new LateFusionConfig(
        metadata.number("hidden"), RecurrentConfig.DEFAULT, pooling(), DropoutRates.NONE);
  }

  private LmfConfig lmf() {
    Widths hidden = hidden();
    if (metadata.number("text_out") != hidden.text() / 2) {
      throw metadata.unknown("text_out", "half of hidden_text");
    }
    return new LmfConfig(hidden, metadata.number("rank"), SubnetworkDropout.NONE, 1);
  }

  private TfnConfig tfn() {
    return new TfnConfig(
        hidden(),
        metadata.number("text_out"),
        metadata.number("post_fusion"),
        true,
        TfnDropout.NONE);
  }

  private MfnConfig mfn() {
    return new MfnConfig(
        hidden(),
        metadata.number("memory"),
        new MfnWidths(
            metadata.number("att1"),
            metadata.number("att2"),
            metadata.number("gamma1"),
            metadata.number("gamma2"),
            metadata.number("out")),
        MfnDropout.NONE);
  }

  private GraphMfnConfig graphMfn() {
    return new GraphMfnConfig(
        hidden(),
        metadata.number("memory"),
        new GraphConfig(metadata.number("inner"), metadata.number("core"), efficacies(), true),
        new GraphMfnWidths(
            metadata.number("att2"),
            metadata.number("gamma1"),
            metadata.number("gamma2"),
            metadata.number("out")),
        GraphMfnDropout.NONE);
  }

  private GraphConfig.Efficacies efficacies() {
    return switch (metadata.getOrDefault("efficacies", "linear")) {
      case "linear" -> GraphConfig.Efficacies.LINEAR;
      case "sigmoid" -> GraphConfig.Efficacies.SIGMOID;
      default -> throw metadata.unknown("efficacies", "linear or sigmoid");
    };
  }

  /** Returns the hidden sizes; the value for a modality that the file does not have is not used. */
  private Widths hidden() {
    return new Widths(hidden(Modality.TEXT), hidden(Modality.AUDIO), hidden(Modality.VISUAL));
  }

  private int hidden(Modality modality) {
    return metadata.has(modality.key()) ? metadata.number("hidden_" + modality.key()) : 1;
  }

  private MisaConfig misa() {
    return new MisaConfig(
        metadata.number("hidden_size"),
        metadata.number("heads"),
        metadata.number("feedforward"),
        MisaConfig.RecurrentStart.UNIFORM,
        new LossWeights(
            metadata.decimal("weight_difference"),
            metadata.decimal("weight_similarity"),
            metadata.decimal("weight_reconstruction")),
        MisaDropout.NONE);
  }

  private RavenConfig raven() {
    RavenConfig.Variant variant =
        switch (metadata.text("variant")) {
          case "paper" -> RavenConfig.Variant.PAPER;
          case "released" -> RavenConfig.Variant.RELEASED;
          default -> throw metadata.unknown("variant", "paper or released");
        };
    return new RavenConfig(
        variant,
        metadata.has("rows") ? RavenConfig.Rows.SUBWORD : RavenConfig.Rows.WORD,
        metadata.number("projection"),
        metadata.number("cell"),
        metadata.number("hidden"),
        metadata.decimal("beta"),
        RavenDropout.NONE);
  }

  private MctnConfig mctn() {
    MctnConfig.Variant variant =
        switch (metadata.text("variant")) {
          case "standard" -> MctnConfig.Variant.STANDARD;
          case "released" -> MctnConfig.Variant.RELEASED;
          default -> throw metadata.unknown("variant", "standard or released");
        };
    return new MctnConfig(
        variant,
        order(),
        metadata.number("hidden"),
        metadata.number("regression"),
        metadata.decimal("translation_weight"),
        metadata.decimal("cycle_weight"),
        metadata.decimal("penalty_weight"));
  }

  private MctnConfig.Order order() {
    return switch (metadata.text("order")) {
      case "text", "text,visual", "text,audio", "text,visual,audio" ->
          MctnConfig.Order.TEXT_VISUAL_AUDIO;
      case "text,audio,visual" -> MctnConfig.Order.TEXT_AUDIO_VISUAL;
      default -> throw metadata.unknown("order", "text, then visual and audio in any order");
    };
  }

  private MultConfig mult() {
    return new MultConfig(
        metadata.number("model_dim"),
        metadata.number("heads"),
        metadata.number("layers"),
        new MultConfig.Kernels(
            kernel(Modality.TEXT), kernel(Modality.AUDIO), kernel(Modality.VISUAL)),
        isCausal(),
        MultDropout.NONE);
  }

  private RoutingConfig routing() {
    return new RoutingConfig(
        metadata.number("model_dim"),
        metadata.number("heads"),
        metadata.number("layers"),
        metadata.number("self_layers"),
        isCausal(),
        metadata.number("capsule"),
        metadata.number("concept"),
        metadata.number("concepts"),
        metadata.number("iterations"),
        head(),
        RoutingDropout.NONE);
  }

  private RoutingConfig.Head head() {
    return switch (metadata.text("loss")) {
      case "cross-entropy" -> RoutingConfig.Head.CLASSES;
      case "mae" -> RoutingConfig.Head.EXPECTATION;
      default -> throw metadata.unknown("loss", "cross-entropy or mae");
    };
  }

  private int kernel(Modality modality) {
    if (!metadata.has(modality.key())) {
      return 1;
    }
    long[] shape =
        metadata
            .file()
            .shape("param/model.proj_%s.weight".formatted(ReleasedPrefixes.letter(modality)));
    return (int) shape[shape.length - 1];
  }

  private boolean isCausal() {
    return switch (metadata.text("causal")) {
      case "True", "true" -> true;
      case "False", "false" -> false;
      default -> throw metadata.unknown("causal", "True or False");
    };
  }

  private Pooling pooling() {
    return switch (metadata.text("pooling")) {
      case "last" -> Pooling.LAST;
      case "attention" -> Pooling.ATTENTION;
      default -> throw metadata.unknown("pooling", "last or attention");
    };
  }
}
