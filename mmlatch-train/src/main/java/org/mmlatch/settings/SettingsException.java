package org.mmlatch.settings;

/**
 * The settings that a user supplied cannot be used.
 *
 * <p>The message is written for that user: the key, the file and line or the command line, what was
 * expected and what was found. Several problems are several lines.
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
