package org.mmlatch.run;

/** An operation was refused because it conflicts with what exists; nothing was changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public RefusedException(String message) {
    super(message);
  }
}
