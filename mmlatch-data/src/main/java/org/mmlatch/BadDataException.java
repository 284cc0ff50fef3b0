package org.mmlatch;

/**
 * The data that a user supplied cannot be used.
 *
 * <p>The message is written for that user: what was expected, what was found, in which file and
 * where, and what to do about it.
 */
public final class BadDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public BadDataException(String message) {
    super(message);
  }

  /** Creates an exception with the lower-level failure that explains it. */
  public BadDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
