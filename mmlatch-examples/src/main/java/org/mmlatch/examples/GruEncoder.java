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

/** A custom encoder: a GRU for each modality, whose last states are concatenated. */
final class GruEncoder extends Encoder {
  private final int hidden;
  private final Map<Modality, RecurrentLayer> layers = new EnumMap<>(Modality.class);

  private GruEncoder(int hidden, Map<Modality, Integer> dims) {
    this.hidden = hidden;
    dims.forEach(
        (modality, dim) ->
            layers.put(modality, part(modality.key(), new RecurrentLayer(Cell.GRU, dim, hidden))));
  }

  /** Returns a config, from which MMLatch builds the encoder once the modalities are known. */
  static EncoderConfig of(int hidden) {
    return (dims, outputs) -> new GruEncoder(hidden, dims);
  }

  /** Returns the width H of each modality's representation, from which masks are computed. */
  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    layers.keySet().forEach(modality -> widths.put(modality, (long) hidden));
    return widths;
  }

  /** Returns the width of the fused vector, which a linear layer maps to the prediction. */
  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of((long) hidden * layers.size());
  }

  /** Stage I: returns the states (B, T, H) of each modality. */
  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> states = new EnumMap<>(Modality.class);
    layers.forEach((m, layer) -> states.put(m, layer.forward(pass, segments.features().get(m))));
    return states;
  }

  /** Stage II: applies the same layers to the masked segments and concatenates the last states. */
  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).forEach((m, h) -> last.add(segments.steps(m).last(h)));
    return new Encoding(Joined.of(last, 1));
  }
}
