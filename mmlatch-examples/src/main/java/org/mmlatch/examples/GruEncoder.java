package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentLayer;

/** An encoder of one's own: a GRU for each modality, their last states side by side. */
final class GruEncoder extends Encoder {
  private final int hidden;
  private final Map<Modality, RecurrentLayer> layers = new EnumMap<>(Modality.class);

  private GruEncoder(int hidden, Map<Modality, Integer> dims) {
    this.hidden = hidden;
    dims.forEach(
        (modality, dim) ->
            layers.put(modality, part(modality.key(), new RecurrentLayer(Cell.GRU, dim, hidden))));
  }

  /** Describes the encoder; MMLatch builds it when it knows the modalities. */
  static EncoderConfig of(int hidden) {
    return (dims, outputs) -> new GruEncoder(hidden, dims);
  }

  /** What feedback is made from, and how wide it is. */
  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    layers.keySet().forEach(modality -> widths.put(modality, (long) hidden));
    return widths;
  }

  /** What a linear layer maps to the prediction. */
  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of((long) hidden * layers.size());
  }

  /** Stage I: the states (B, T, H) of each modality. */
  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> states = new EnumMap<>(Modality.class);
    layers.forEach((m, layer) -> states.put(m, layer.forward(pass, segments.features().get(m))));
    return states;
  }

  /** Stage II: the same layers read the masked segments. */
  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).forEach((m, h) -> last.add(segments.steps(m).last(h)));
    return new Encoding(Joined.of(last, 1));
  }
}
