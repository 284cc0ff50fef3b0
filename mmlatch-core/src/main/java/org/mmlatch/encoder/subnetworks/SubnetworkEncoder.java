package org.mmlatch.encoder.subnetworks;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;

/**
 * An encoder that reduces each modality's sequence to one vector, fuses these vectors and predicts.
 * Text is read by an LSTM; audio and visual features are averaged over a segment's own steps.
 */
public abstract class SubnetworkEncoder extends Encoder {
  private final List<Stage> stages;
  private final Map<Modality, Subnetwork> subnetworks = new EnumMap<>(Modality.class);

  /**
   * Builds the sub-networks.
   *
   * @param dims features D_m of each modality
   * @param hidden H_m
   * @param textOutputs width of the text's vector; those of audio and visual are H_m wide
   * @param stages in which the encoder will be run
   */
  protected SubnetworkEncoder(
      Map<Modality, Integer> dims,
      Widths hidden,
      long textOutputs,
      SubnetworkDropout dropout,
      List<Stage> stages) {
    this.stages = stages;
    dims.forEach(
        (modality, features) -> {
          long width = hidden.of(modality);
          Subnetwork subnetwork =
              switch (modality) {
                case TEXT -> new TextSubnetwork(features, width, textOutputs, dropout.of(modality));
                case AUDIO, VISUAL ->
                    new MeanSubnetwork(features, width, dropout.of(modality), stages);
              };
          subnetworks.put(modality, part(modality.key(), subnetwork));
        });
  }

  /** Returns the width of each modality's vector. */
  protected final Map<Modality, Long> vectorWidths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    subnetworks.forEach((modality, subnetwork) -> widths.put(modality, subnetwork.outputs()));
    return widths;
  }

  /** Returns each modality's vector (B, width) in Stage II. */
  protected final Map<Modality, NDArray> vectors(Pass pass, Segments segments) {
    Map<Modality, NDArray> vectors = new EnumMap<>(Modality.class);
    subnetworks.forEach(
        (modality, subnetwork) -> {
          NDArray x = segments.features().get(modality);
          vectors.put(modality, subnetwork.vector(pass, x, segments.steps(modality), Stage.TWO));
        });
    return vectors;
  }

  @Override
  public final Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    subnetworks.forEach((modality, subnetwork) -> widths.put(modality, subnetwork.width()));
    return widths;
  }

  /** Empty: TFN and LMF have their own heads. */
  @Override
  public final OptionalLong fusedWidth() {
    return OptionalLong.empty();
  }

  @Override
  public final Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    return represent(pass, segments, stages.get(0));
  }

  @Override
  public final Map<Modality, NDArray> representInStageTwo(Pass pass, Segments segments) {
    return represent(pass, segments, Stage.TWO);
  }

  private Map<Modality, NDArray> represent(Pass pass, Segments segments, Stage stage) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    subnetworks.forEach(
        (modality, subnetwork) -> {
          NDArray x = segments.features().get(modality);
          represented.put(modality, subnetwork.represent(pass, x, segments.steps(modality), stage));
        });
    return represented;
  }

  @Override
  public final String releasedName(String name) {
    if (name.startsWith("feedback.")) {
      return name;
    }
    return SubnetworkNames.covers(name) ? SubnetworkNames.released(name) : releasedFusionName(name);
  }

  /** Returns what the released code calls a weight that is in no sub-network. */
  protected abstract String releasedFusionName(String name);

  /** Returns what the released code's names of a modality begin with. */
  protected static String releasedPrefix(Modality modality) {
    return SubnetworkNames.letters(modality);
  }
}
