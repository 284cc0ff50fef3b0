package org.mmlatch.encoder.tfn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * TFN, the tensor fusion network (Zadeh et al., EMNLP 2017).
 *
 * @param hidden H_m
 * @param textOut O, the width of the text's vector
 * @param postFusion P, the width of the layers behind the tensor
 * @param squash whether the outputs y of a regression are squashed to the range of its targets,
 *     {@code (high − low) · σ(y) + low}; logits never are
 * @param dropout rates
 */
public record TfnConfig(
    Widths hidden,
    @Bounds(atLeast = 1) int textOut,
    @Bounds(atLeast = 1) int postFusion,
    boolean squash,
    TfnDropout dropout)
    implements EncoderConfig {
  @Override
  public EncoderConfig forTask(TaskDescription task) {
    return squash && task.type() == TaskDescription.Type.REGRESSION
        ? new SquashedTfn(this, task.low(), task.high())
        : this;
  }

  /** Builds the encoder for an unknown task: outputs are not squashed. */
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs, Stage.withFeedback(), Optional.empty());
  }

  @Override
  public Encoder buildWithoutFeedback(Map<Modality, Integer> dims, int outputs) {
    return build(dims, outputs, Stage.withoutFeedback(), Optional.empty());
  }

  Encoder build(
      Map<Modality, Integer> dims, int outputs, List<Stage> stages, Optional<SquashedTfn> range) {
    return new TfnEncoder(this, dims, outputs, stages, range);
  }

  /** Batch normalisation is over all segments of a batch. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }
}
