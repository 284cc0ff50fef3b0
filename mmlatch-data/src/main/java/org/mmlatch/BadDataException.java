package org.mmlatch;

/**
 * Thrown when data supplied by the user cannot be used.
 *
 * <p>The message is addressed to that user: what was expected, what was found, in which file and
 * where, and what to do about it.
 */
public final class BadDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user unchanged. */
  public BadDataException(String message) {
    super(message);
  }

  /** Creates an exception with the lower-level failure that caused it. */
  public BadDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
