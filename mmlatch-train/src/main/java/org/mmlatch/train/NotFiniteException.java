package org.mmlatch.train;

/** A loss or gradient stopped being finite; training on would only spoil the weights. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the step and the segments. */
  public NotFiniteException(String message) {
    super(message);
  }
}
