package org.mmlatch.run;

/** Something was not done because it would clash with what is there; nothing was changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public RefusedException(String message) {
    super(message);
  }
}
