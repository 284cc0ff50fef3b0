package org.mmlatch.outside;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.BatchNorm;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * A linear layer per modality; the last steps side by side are normalised over the batch. Its loss
 * term asks that the batch's vectors lie around zero.
 */
final class BatchwiseEncoder extends Encoder {
  private final BatchwiseConfig config;
  private final Map<Modality, Linear> layers = new EnumMap<>(Modality.class);
  private final BatchNorm norm;

  BatchwiseEncoder(BatchwiseConfig config, Map<Modality, Integer> dims) {
    this.config = config;
    dims.forEach((m, dim) -> layers.put(m, part(m.key(), new Linear(dim, config.width()))));
    norm = part("norm", new BatchNorm(width(), List.of("")));
  }

  private long width() {
    return (long) config.width() * layers.size();
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    layers.keySet().forEach(modality -> widths.put(modality, (long) config.width()));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(width());
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    layers.forEach(
        (m, layer) -> represented.put(m, layer.forward(pass, segments.features().get(m))));
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).forEach((m, h) -> last.add(segments.steps(m).last(h)));
    NDArray joined = Joined.of(last, 1); // (B, width)
    NDArray fused = norm.forward(pass, joined, "");
    if (!pass.isTraining()) {
      return new Encoding(fused);
    }
    NDArray spread = joined.mean(new int[] {0}).square().sum();
    return new Encoding(fused, List.of(new LossTerm("spread", spread, config.spreadWeight())));
  }
}
