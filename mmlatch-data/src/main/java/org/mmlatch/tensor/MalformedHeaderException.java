package org.mmlatch.tensor;

import java.io.IOException;

/** A safetensors header breaks the format; the message says how, without naming the file. */
final class MalformedHeaderException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedHeaderException(String message) {
    super(message);
  }

  MalformedHeaderException(String message, Throwable cause) {
    super(message, cause);
  }
}
