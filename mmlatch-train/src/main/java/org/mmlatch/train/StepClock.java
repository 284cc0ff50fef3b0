package org.mmlatch.train;

/** Receives a call at the end of each part of a training step, to measure its time. */
@FunctionalInterface
public interface StepClock {
  /** Measures nothing. */
  StepClock OFF = part -> {};

  /** Called when {@code part} ends and the next begins. */
  void finished(StepPart part);
}
