package org.mmlatch.settings;

/**
 * Thrown when the user's settings cannot be used.
 *
 * <p>The message is written for the user: the key, its file and line or the command line, what was
 * expected and what was found. Each problem is one line.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public SettingsException(String message) {
    super(message);
  }

  /** Creates an exception with the lower-level failure that explains it. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
