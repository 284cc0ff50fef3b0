package org.mmlatch.encoder.latefusion;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentConfig.Directions;

/**
 * The paper's baseline encoder.
 *
 * @param hidden hidden size H of all LSTMs and width of all projections
 * @param cell what a step of its recurrences calculates
 * @param layers of each recurrence
 * @param bidirectional whether recurrences read from the last step too
 * @param pooling how the fusion LSTM is pooled
 * @param dropout rates
 */
public record LateFusionConfig(
    @Bounds(atLeast = 1) int hidden,
    Cell cell,
    @Bounds(atLeast = 1) int layers,
    boolean bidirectional,
    Pooling pooling,
    DropoutRates dropout)
    implements EncoderConfig.StartingFromStageOne {
  /** The paper's encoder with the released code's dropout rates: the defaults of the settings. */
  public static final LateFusionConfig DEFAULT =
      new LateFusionConfig(100, RecurrentConfig.DEFAULT, Pooling.LAST, DropoutRates.DEFAULT);

  /** Where recurrences of the unimodal encoders start. */
  enum InitialState {
    ZERO,
    CONTEXT
  }

  /** An encoder with recurrent networks of the given kind. */
  public LateFusionConfig(
      int hidden, RecurrentConfig recurrent, Pooling pooling, DropoutRates dropout) {
    this(
        hidden,
        recurrent.cell(),
        recurrent.layers(),
        recurrent.directions() == Directions.BOTH,
        pooling,
        dropout);
  }

  /** Returns this encoder with another width H. */
  public LateFusionConfig withHidden(int newHidden) {
    return new LateFusionConfig(newHidden, recurrent(), pooling, dropout);
  }

  /** Returns how sequences are read. */
  RecurrentConfig recurrent() {
    return new RecurrentConfig(cell, layers, bidirectional ? Directions.BOTH : Directions.FORWARD);
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new LateFusionEncoder(this, dims, InitialState.ZERO);
  }

  @Override
  public Encoder buildStartingFromStageOne(Map<Modality, Integer> dims, int outputs) {
    return new LateFusionEncoder(this, dims, InitialState.CONTEXT);
  }

  /** On an H200 with PyTorch 2.11, four epochs with and without. */
  @Override
  public boolean replaysExactly() {
    return true;
  }
}
