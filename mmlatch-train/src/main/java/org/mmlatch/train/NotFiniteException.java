package org.mmlatch.train;

/** Thrown when a loss, gradient, prediction or mask is not finite. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public NotFiniteException(String message) {
    super(message);
  }

  static NotFiniteException loss(int epoch, int batch, float loss, String where, String segments) {
    return new NotFiniteException(
        "the loss of epoch %d, batch %d is %s; %s; segments: %s"
            .formatted(epoch, batch, loss, where, segments));
  }

  static NotFiniteException predictions(int spoilt, int segments, String some) {
    return new NotFiniteException(
        "the predictions of %d of %d segments are not finite: the weights have become too large to compute with, or the inputs are huge; segments: %s"
            .formatted(spoilt, segments, some));
  }

  static NotFiniteException gradients(int epoch, int batch, String where) {
    return new NotFiniteException(
        "the gradients of epoch %d up to batch %d are not finite; %s"
            .formatted(epoch, batch, where));
  }
}
