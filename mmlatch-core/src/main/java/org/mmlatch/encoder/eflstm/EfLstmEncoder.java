package org.mmlatch.encoder.eflstm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Recurrence;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentConfig.Directions;

/**
 * EF-LSTM: a forward LSTM reads the features of all modalities, concatenated per step; its state
 * after a segment's last step goes through a linear layer, ReLU and dropout.
 *
 * <p>No modality has its own representation: all are represented by the joint states, so feedback
 * around this encoder is top-down but not cross-modal.
 */
final class EfLstmEncoder extends Encoder {
  private final long hidden;
  private final Set<Modality> modalities;
  private final Recurrence lstm;
  private final Linear linear;
  private final Dropout dropout;

  EfLstmEncoder(EfLstmConfig config, Map<Modality, Integer> dims) {
    hidden = config.hidden();
    modalities = new EnumMap<>(dims).keySet();
    dropout = new Dropout(config.dropout());
    RecurrentConfig recurrent = new RecurrentConfig(Cell.LSTM, config.layers(), Directions.FORWARD);
    long features = dims.values().stream().mapToLong(Integer::longValue).sum();
    lstm = part("lstm", new Recurrence(recurrent, features, hidden, dropout));
    linear = part("linear", new Linear(hidden, hidden));
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    modalities.forEach(modality -> widths.put(modality, hidden));
    return widths;
  }

  @Override
  public boolean representsJointly() {
    return true;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(hidden);
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    NDArray joint = read(pass, segments);
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    modalities.forEach(modality -> represented.put(modality, joint));
    return represented;
  }

  /** Returns the joint states, (B, T, H). */
  private NDArray read(Pass pass, Segments segments) {
    NDList steps = new NDList(); // (B, T, D_m) each
    modalities.forEach(modality -> steps.add(segments.features().get(modality)));
    NDArray x = Joined.of(steps, 2);
    return lstm.forward(pass, x, segments.steps()).forward();
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDArray last = segments.steps().last(read(pass, segments)); // (B, H)
    NDArray fused = Activation.relu(linear.forward(pass, last));
    return new Encoding(dropout.apply(pass, fused));
  }
}
