package org.mmlatch.encoder.tfn;

import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * TFN whose outputs are squashed to a range.
 *
 * @param config of all but the range
 * @param low the lowest output
 * @param high the highest output
 */
record SquashedTfn(TfnConfig config, double low, double high) implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return config.build(dims, outputs, Stage.withFeedback(), Optional.of(this));
  }

  @Override
  public Encoder buildWithoutFeedback(Map<Modality, Integer> dims, int outputs) {
    return config.build(dims, outputs, Stage.withoutFeedback(), Optional.of(this));
  }

  @Override
  public boolean needsWholeBatches() {
    return config.needsWholeBatches();
  }
}
