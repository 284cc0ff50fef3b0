package org.mmlatch.eval;

/**
 * Thrown if predictions, from a user or a model, cannot be evaluated.
 *
 * <p>The message is written for the user: what was expected, what was found, in which file and
 * line, and what to do.
 */
public final class BadPredictionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception; the message is shown to the user unchanged. */
  public BadPredictionsException(String message) {
    super(message);
  }

  /** Creates an exception with the lower-level failure that caused it. */
  public BadPredictionsException(String message, Throwable cause) {
    super(message, cause);
  }
}
