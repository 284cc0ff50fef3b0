package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * MCTN (Pham et al., AAAI 2019). Text is encoded to a joint representation E¹, which a decoder
 * translates to a second modality; the translation goes through the same encoder and decoder back
 * to text. E¹ is encoded to E², which another decoder translates to a third modality. Predictions
 * are made from the last joint representation, so they need text only. The features of every
 * modality are padded with zeros to the largest size, D.
 *
 * <p>The last joint representation (B, T, H) represents text; other modalities have no
 * representation. So feedback masks text only, by what training has put into the joint
 * representation about the others. This is an extension by this project.
 */
final class MctnEncoder extends Encoder {
  private final MctnConfig config;
  private final Widening widening;
  private final List<Modality> targets;
  private final List<JointEncoder> encoders = new ArrayList<>();
  private final List<Decoder> decoders = new ArrayList<>();
  private final RegressionHead regression;

  MctnEncoder(MctnConfig config, Map<Modality, Integer> dims, int outputs) {
    this.config = config;
    long width = Collections.max(dims.values());
    widening = new Widening(width);
    targets = config.order().targets(dims.keySet());
    encoders.add(part("encoder1", new JointEncoder(config, width)));
    if (!targets.isEmpty()) {
      decoders.add(part("decoder1", Decoder.of(config, width)));
    }
    if (targets.size() > 1) {
      encoders.add(part("encoder2", new JointEncoder(config, config.hidden())));
      decoders.add(part("decoder2", Decoder.of(config, width)));
    }
    regression = part("regression", new RegressionHead(config, outputs));
  }

  @Override
  public Map<Modality, Long> widths() {
    return Map.of(Modality.TEXT, (long) config.hidden());
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.empty();
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    List<NDArray> joint = joint(pass, segments);
    return Map.of(Modality.TEXT, joint.get(joint.size() - 1));
  }

  /** Returns E¹ and, with three modalities, E², each (B, T, H). */
  private List<NDArray> joint(Pass pass, Segments segments) {
    List<NDArray> joint = new ArrayList<>();
    NDArray x = widening.of(segments.features().get(Modality.TEXT));
    for (JointEncoder encoder : encoders) {
      x = encoder.forward(pass, x, segments.steps());
      joint.add(x);
    }
    return joint;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    List<NDArray> joint = joint(pass, segments);
    Steps steps = segments.steps();
    for (int level = 0; level < joint.size(); level++) {
      pass.noted("encoded/joint" + (level + 1), steps.zeroPadding(joint.get(level)));
    }
    NDArray last = joint.get(joint.size() - 1);
    NDArray predicted = regression.forward(pass, last, steps);
    return new Encoding(predicted, pass.hasLosses() ? losses(pass, segments, joint) : List.of());
  }

  /** Returns the losses of the translations, and the penalty on the output weights. */
  private List<LossTerm> losses(Pass pass, Segments segments, List<NDArray> joint) {
    Translations translations = new Translations(pass, segments, widening);
    for (int level = 0; level < decoders.size(); level++) {
      String number = Integer.toString(level + 1);
      Decoded decoded = decoders.get(level).forward(pass, joint.get(level), segments.steps());
      translations.add(
          "translation" + number,
          config.translationWeight(),
          targets.get(level),
          "decoder" + number,
          decoded);
      if (level == 0) {
        translations.add(
            "cycle", config.cycleWeight(), Modality.TEXT, "cycle", back(pass, segments, decoded));
      }
    }
    List<LossTerm> losses = new ArrayList<>(translations.losses());
    NDArray penalty = regression.penalty(pass, joint.get(0));
    losses.add(new LossTerm("penalty", penalty, config.penaltyWeight()));
    return losses;
  }

  /** Translates a translation of text back to text, with the same weights. */
  private Decoded back(Pass pass, Segments segments, Decoded decoded) {
    Steps steps = segments.steps();
    NDArray joint = encoders.get(0).forward(pass, decoded.features(), steps);
    pass.noted("encoded/cycle", steps.zeroPadding(joint));
    return decoders.get(0).forward(pass, joint, steps);
  }

  @Override
  public Map<String, Layer> shown() {
    return Map.of("attention", regression.shown());
  }

  @Override
  public String releasedName(String name) {
    return MctnNames.released(name);
  }
}
