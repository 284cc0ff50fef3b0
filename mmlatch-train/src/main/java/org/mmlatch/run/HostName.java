package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The kernel's name of this machine or container. No name service is used: without a network it
 * would give every container the same name. Where there is no {@code /proc}, as on a Mac, {@code
 * uname} tells it.
 */
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Returns the name, without surrounding white space. */
  public static String own() {
    try {
      return Files.readString(KERNEL).trim();
    } catch (NoSuchFileException otherSystem) {
      return Uname.NAME;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + KERNEL + ": " + e.getMessage(), e);
    }
  }

  /** Holder that asks once, on first use. */
  private static final class Uname {
    private static final String NAME = uname();
  }

  static String uname() {
    try {
      Process uname = new ProcessBuilder("uname", "-n").start();
      return new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot ask uname for this machine's name", e);
    }
  }
}
