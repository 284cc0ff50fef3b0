package org.mmlatch.data.csd;

import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfTypeException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmlatch.BadDataException;

/** Converts the exceptions that jHDF throws on damaged files to errors that name the place. */
final class HdfGuard {
  private HdfGuard() {}

  /**
   * Runs a reading operation.
   *
   * @param where file and video, for errors
   * @throws BadDataException if the file is damaged or uses unsupported HDF5 features
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
      throw error(where, e);
    } catch (OutOfMemoryError e) {
      throw new BadDataException(
          where
              + " needs more memory than there is: it is damaged, or start with more memory (-Xmx)",
          e);
    }
  }

  private static BadDataException error(String where, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedHdfException
          || cause instanceof HdfTypeException
          || String.valueOf(cause.getMessage()).contains("filter is not available")) {
        return unread(where, "what is not read here (" + cause.getMessage() + ")", e);
      }
    }
    return new BadDataException(
        "%s is damaged: %s; copy the file again".formatted(where, reason(e)), e);
  }

  /** Returns an error about an intact file that uses unsupported HDF5 features. */
  static BadDataException unread(String where, String what, Throwable cause) {
    return new BadDataException(
        "%s uses %s; write the file again as plain HDF5, for example with".formatted(where, what)
            + " 'h5repack -f GZIP=6 FILE NEW' or with h5py and no libver",
        cause);
  }

  private static String reason(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
