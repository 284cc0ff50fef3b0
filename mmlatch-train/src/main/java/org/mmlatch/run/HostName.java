package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel calls this machine or container. A name service is not asked: without network it
 * knows none, and every container would be the same one.
 */
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Returns the name, without spaces. */
  public static String own() {
    try {
      return Files.readString(KERNEL).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + KERNEL + ": " + e.getMessage(), e);
    }
  }
}
