package org.mmlatch.data.csd;

import io.jhdf.exceptions.HdfException;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmlatch.BadDataException;

/** Turns whatever jHDF throws at a damaged file into an error that names the place. */
final class HdfGuard {
  private HdfGuard() {}

  /**
   * Reads something.
   *
   * @param where file and video
   * @throws BadDataException if the file is damaged there
   */
  static <T> T read(String where, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (HdfException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | NegativeArraySizeException
        | ArithmeticException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw new BadDataException(
          "%s is damaged: %s; copy the file anew".formatted(where, reason(e)), e);
    } catch (OutOfMemoryError e) {
      throw new BadDataException(
          where
              + " needs more memory than there is: it is damaged, or start with more memory (-Xmx)",
          e);
    }
  }

  private static String reason(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
