package org.mmlatch.tensor;

import java.io.IOException;

/**
 * Thrown if a safetensors header violates the format. The message says how, without naming the
 * file.
 */
final class MalformedHeaderException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedHeaderException(String message) {
    super(message);
  }

  MalformedHeaderException(String message, Throwable cause) {
    super(message, cause);
  }
}
