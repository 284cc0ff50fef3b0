package org.mmlatch.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this installation was built from, written down by the build. */
public final class BuildInfo {
  private static final String UNKNOWN = "${"; // what the build leaves where it knows nothing

  private BuildInfo() {}

  /** Returns the program's version and, if known, the commit that it was built from. */
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
