package org.mmlatch.train;

/** The parts of a training step, in order. */
public enum StepPart {
  /** Gathering the batch on the device. */
  DATA("data"),
  /** Stage I's encoders. */
  STAGE_ONE("Stage I"),
  /** The mask networks. */
  FEEDBACK("feedback"),
  /** Stage II: encoders, fusion, regression, loss. */
  STAGE_TWO("Stage II"),
  /** Differentiation. */
  BACKWARD("backward"),
  /** Waiting for the other parts of the batch. */
  WAITING("waiting"),
  /** Updating the weights. */
  OPTIMIZER("optimizer");

  private final String label;

  StepPart(String label) {
    this.label = label;
  }

  /** Returns the name used in tables. */
  public String label() {
    return label;
  }
}
