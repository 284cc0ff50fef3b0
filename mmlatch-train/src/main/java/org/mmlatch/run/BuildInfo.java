package org.mmlatch.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of this installation, recorded by the build. */
public final class BuildInfo {
  private static final String UNKNOWN = "${"; // of a placeholder that the build did not replace

  private BuildInfo() {}

  /**
   * Returns the program's version and, if known, its commit and whether it was built from
   * uncommitted changes.
   */
  public static String version() {
    String commit = property("commit");
    if (commit.startsWith(UNKNOWN)) {
      return property("version");
    }
    String changed = property("dirty").equals("true") ? ", changed" : "";
    return "%s (%s%s)".formatted(property("version"), commit, changed);
  }

  /**
   * Returns one of the properties {@code version}, {@code djl}, {@code pytorch}, {@code native}.
   */
  public static String property(String key) {
    Properties build = new Properties();
    try (InputStream file = BuildInfo.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("this installation is damaged: no build.properties", e);
    }
    return build.getProperty(key);
  }
}
