package org.mmlatch.encoder.tfn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.encoder.subnetworks.SubnetworkEncoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Scalar;

/** TFN: the fusion tensor of the sub-networks' vectors, then three linear layers to the outputs. */
final class TfnEncoder extends SubnetworkEncoder {
  private static final String LAYER = "post-fusion-";

  private final Optional<Squash> squash;
  private final Dropout dropout;
  private final Linear first;
  private final Linear second;
  private final Linear last;

  /** Squashes outputs to a range by a sigmoid. */
  private record Squash(Scalar spread, Scalar low) {
    NDArray of(NDArray y) {
      return low.shift(spread.times(Activation.sigmoid(y)));
    }
  }

  TfnEncoder(
      TfnConfig config,
      Map<Modality, Integer> dims,
      int outputs,
      List<Stage> stages,
      Optional<SquashedTfn> range) {
    super(dims, config.hidden(), config.textOut(), config.dropout().ofSubnetworks(), stages);
    squash = range.map(r -> new Squash(scalar(r.high() - r.low()), scalar(r.low())));
    dropout = new Dropout(config.dropout().fusion());
    int width = config.postFusion();
    first = part(LAYER + 1, new Linear(TensorFusion.size(vectorWidths(), width), width));
    second = part(LAYER + 2, new Linear(width, width));
    last = part(LAYER + 3, new Linear(width, outputs));
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDArray tensor = dropout.apply(pass, TensorFusion.of(vectors(pass, segments)));
    NDArray inner = Activation.relu(first.forward(pass, tensor)); // (B, P)
    NDArray y = last.forward(pass, Activation.relu(second.forward(pass, inner))); // (B, K)
    return new Encoding(squash.map(s -> s.of(y)).orElse(y));
  }

  @Override
  protected String releasedFusionName(String name) {
    return name.replace("encoder." + LAYER, "model.post_fusion_layer_");
  }
}
