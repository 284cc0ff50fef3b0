package org.mmlatch.engine;

/**
 * Thrown when the engine's native libraries cannot be unpacked, loaded or configured on this
 * machine.
 */
public final class UnusableEngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableEngineException(String message) {
    super(message);
  }

  UnusableEngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
