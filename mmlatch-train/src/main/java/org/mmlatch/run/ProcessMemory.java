package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of this process as Linux counts it, Java's and the engine's together.
 *
 * @param residentBytes now
 * @param peakBytes the most so far
 */
public record ProcessMemory(long residentBytes, long peakBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Reads the memory now. */
  public static ProcessMemory now() {
    return new ProcessMemory(kilobytes("VmRSS:") * 1024, kilobytes("VmHWM:") * 1024);
  }

  private static long kilobytes(String key) {
    try (Stream<String> lines = Files.lines(STATUS, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
