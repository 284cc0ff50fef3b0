package org.mmlatch.encoder.tfn;

import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * Configuration of a TFN whose outputs are squashed to a range.
 *
 * @param config configuration without the range
 * @param low lower bound of the outputs
 * @param high upper bound of the outputs
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
