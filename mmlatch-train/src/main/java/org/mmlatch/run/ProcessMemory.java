package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resident memory of this process according to Linux, including Java's and the engine's; 0 on
 * other systems.
 *
 * @param residentBytes current resident memory in bytes
 * @param peakBytes highest resident memory so far in bytes
 */
public record ProcessMemory(long residentBytes, long peakBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Reads the current values. */
  public static ProcessMemory now() {
    return in(STATUS);
  }

  static ProcessMemory in(Path status) {
    return new ProcessMemory(
        kilobytes(status, "VmRSS:") * 1024, kilobytes(status, "VmHWM:") * 1024);
  }

  private static long kilobytes(Path status, String key) {
    try (Stream<String> lines = Files.lines(status, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException otherSystem) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
