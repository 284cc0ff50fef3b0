package org.mmlatch.train;

/** Is notified when a part of a training step ends. */
@FunctionalInterface
public interface StepClock {
  /** Measures nothing. */
  StepClock OFF = part -> {};

  /** Called when {@code part} ends and the next begins. */
  void finished(StepPart part);
}
