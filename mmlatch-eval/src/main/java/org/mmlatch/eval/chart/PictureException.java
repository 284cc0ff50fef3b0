package org.mmlatch.eval.chart;

/** Thrown if a picture cannot be made on this machine; the message says what to do. */
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
