package org.mmlatch.encoder.tfn;

import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * TFN, the tensor fusion network (Zadeh et al., EMNLP 2017).
 *
 * @param hidden H_m
 * @param textOut O, the width of the text's vector
 * @param postFusion P, the width of the layers behind the tensor
 * @param range that outputs are squashed to
 * @param dropout rates
 */
public record TfnConfig(
    Widths hidden,
    @Bounds(atLeast = 1) int textOut,
    @Bounds(atLeast = 1) int postFusion,
    OutputRange range,
    TfnDropout dropout)
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
    if (range.squash() && !(range.low() < range.high())) {
      throw new IllegalArgumentException(
          "the range of TFN's outputs begins below its end, found low %s and high %s"
              .formatted(range.low(), range.high()));
    }
    return new TfnEncoder(this, dims, outputs, stages);
  }

  /** Batch normalisation is over all segments of a batch. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }
}
