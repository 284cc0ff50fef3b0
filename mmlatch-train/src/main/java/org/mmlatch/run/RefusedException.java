package org.mmlatch.run;

/**
 * Thrown when an operation is refused because it conflicts with the state of a run; nothing was
 * changed.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public RefusedException(String message) {
    super(message);
  }
}
