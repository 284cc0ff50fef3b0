package org.mmlatch.train;

/** Is told when a part of a step is over. */
@FunctionalInterface
public interface StepClock {
  /** Measures nothing. */
  StepClock OFF = part -> {};

  /** {@code part} is over, and the next begins. */
  void finished(StepPart part);
}
