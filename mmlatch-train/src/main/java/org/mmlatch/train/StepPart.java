package org.mmlatch.train;

/** What a training step spends its time on, in order. */
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
  /** Until the other parts of the batch are done, too. */
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
