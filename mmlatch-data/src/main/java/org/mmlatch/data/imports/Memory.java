package org.mmlatch.data.imports;

import java.util.function.Supplier;
import org.mmlatch.BadDataException;

/** Converts exhausted memory while reading sources to an error about the sources. */
final class Memory {
  private static final long MEGABYTE = 1 << 20;

  private Memory() {}

  /**
   * Runs work that reads sources.
   *
   * @throws BadDataException if the heap or the stack is exhausted
   */
  static <T> T guard(ImportOptions options, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new BadDataException(
          "%s: reading needs more memory than there is (%s MiB); either a source is not what it seems, or"
                  .formatted(
                      options.sources().isEmpty() ? options.splits().values() : options.sources(),
                      Runtime.getRuntime().maxMemory() / MEGABYTE)
              + " start with more, for example MMLATCH_JAVA_OPTS=-Xmx16g",
          e);
    }
  }
}
