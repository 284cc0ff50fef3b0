package org.mmlatch.train;

/** The parts of a training step, in order. */
public enum StepPart {
  /** Gathering the batch on the device. */
  DATA("data"),
  /** The encoders of Stage I. */
  STAGE_ONE("Stage I"),
  /** The mask networks. */
  FEEDBACK("feedback"),
  /** Stage II: encoders, fusion, regression, loss. */
  STAGE_TWO("Stage II"),
  /** The backward pass. */
  BACKWARD("backward"),
  /** Waiting for the other workers' parts of the batch. */
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
