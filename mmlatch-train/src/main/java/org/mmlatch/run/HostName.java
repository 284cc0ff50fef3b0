package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's name of this machine or container. No name service is used: without a network it
 * would give every container the same name.
 */
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Returns the name, without surrounding white space. */
  public static String own() {
    try {
      return Files.readString(KERNEL).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + KERNEL + ": " + e.getMessage(), e);
    }
  }
}
