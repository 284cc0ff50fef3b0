package org.mmlatch.verify;

/** A kind of tensor in a reference file. */
public enum Quantity {
  /** The predictions. */
  OUTPUT("output"),
  /**
   * The training loss: the task's loss, or the encoder's own objective, and the terms that the
   * encoder adds to it.
   */
  LOSS("loss"),
  /** The feedback masks (Eq. 4). */
  MASKS("masks"),
  /** Representations of both stages and the masked inputs between them. */
  STAGES("stages"),
  /** Gradients of all weights, through Stage I. */
  GRADIENTS("gradients"),
  /** Gradients of all weights, with no gradients through Stage I's encoders. */
  GRADIENTS_STAGE1_FROZEN("gradients, Stage I cut off"),
  /** Batch normalisation's running statistics after a training step. */
  STATISTICS("running statistics");

  private final String label;

  Quantity(String label) {
    this.label = label;
  }

  /** Returns the name used in tables. */
  public String label() {
    return label;
  }
}
