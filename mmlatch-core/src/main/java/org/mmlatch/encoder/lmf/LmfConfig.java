package org.mmlatch.encoder.lmf;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.ParameterGroup;

/**
 * Configuration of LMF, low-rank multimodal fusion (Liu et al., ACL 2018).
 *
 * @param hidden hidden sizes H_m; that of text is even, since the text vector has half that size
 * @param rank rank R of the fusion
 * @param dropout dropout rates
 * @param factorRate factor of the learning rate for the modalities' factors
 */
public record LmfConfig(
    Widths hidden,
    @Bounds(atLeast = 1) int rank,
    SubnetworkDropout dropout,
    @Bounds(above = 0) double factorRate)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs, Stage.withFeedback());
  }

  @Override
  public Encoder buildWithoutFeedback(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs, Stage.withoutFeedback());
  }

  private Encoder build(Map<Modality, Integer> dims, int outputs, List<Stage> stages) {
    if (dims.containsKey(Modality.TEXT) && hidden.text() % 2 != 0) {
      throw new IllegalArgumentException(
          "the text's hidden size of LMF must be even, because its vector has half that width, found "
              + hidden.text());
    }
    return new LmfEncoder(this, dims, outputs, stages);
  }

  /** Batch normalisation is over all segments of a batch. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }

  @Override
  public List<ParameterGroup> parameterGroups() {
    return List.of(new ParameterGroup(LmfEncoder::isFactor, factorRate, OptionalDouble.empty()));
  }
}
