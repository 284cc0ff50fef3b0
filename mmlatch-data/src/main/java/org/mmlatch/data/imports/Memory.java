package org.mmlatch.data.imports;

import java.util.function.Supplier;
import org.mmlatch.BadDataException;

/** Turns a heap that a source exhausts into an error about the source. */
final class Memory {
  private static final long MEGABYTE = 1 << 20;

  private Memory() {}

  /**
   * Does something with sources.
   *
   * @throws BadDataException if it needs more memory, or deeper nesting, than there is
   */
  static <T> T enough(ImportOptions options, Supplier<T> work) {
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
