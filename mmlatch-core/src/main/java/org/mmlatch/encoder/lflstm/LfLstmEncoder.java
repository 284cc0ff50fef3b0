package org.mmlatch.encoder.lflstm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentLayer;

/**
 * LF-LSTM: a forward LSTM reads each modality; their states after a segment's last step are
 * concatenated and go through a linear layer, ReLU and dropout. A modality's representation is the
 * states of its LSTM.
 */
final class LfLstmEncoder extends Encoder {
  private final LfLstmConfig config;
  private final Map<Modality, RecurrentLayer> lstms = new EnumMap<>(Modality.class);
  private final Linear fusion;
  private final Dropout dropout;

  LfLstmEncoder(LfLstmConfig config, Map<Modality, Integer> dims) {
    this.config = config;
    dims.forEach(
        (modality, features) -> {
          RecurrentLayer lstm =
              new RecurrentLayer(Cell.LSTM, features, config.hidden().of(modality));
          lstms.put(modality, part(modality.key() + ".lstm", lstm));
        });
    long width = widths().values().stream().mapToLong(Long::longValue).sum();
    fusion = part("fusion", new Linear(width, config.out()));
    dropout = new Dropout(config.dropout());
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    lstms.keySet().forEach(modality -> widths.put(modality, (long) config.hidden().of(modality)));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(config.out());
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    lstms.forEach(
        (modality, lstm) ->
            represented.put(modality, lstm.forward(pass, segments.features().get(modality))));
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList(); // (B, H_m) each
    represent(pass, segments).forEach((modality, h) -> last.add(segments.steps(modality).last(h)));
    NDArray states = Joined.of(last, 1);
    NDArray fused = Activation.relu(fusion.forward(pass, states)); // (B, out)
    return new Encoding(dropout.apply(pass, fused));
  }
}
