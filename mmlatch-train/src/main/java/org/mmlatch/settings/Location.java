package org.mmlatch.settings;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The place where a setting was written, for error messages.
 *
 * @param source the file's path as given, or "command line"
 * @param line line number from 1; less if there are no lines
 */
public record Location(String source, int line) implements Comparable<Location> {
  /** Returns the place where a HOCON value was written. */
  public static Location of(ConfigOrigin origin) {
    return new Location(
        Optional.ofNullable(origin.filename())
            .map(file -> Path.of(file).normalize().toString())
            .orElseGet(origin::description),
        origin.lineNumber());
  }

  @Override
  public int compareTo(Location other) {
    return Comparator.comparing(Location::source)
        .thenComparingInt(Location::line)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return line > 0 ? source + ", line " + line : source;
  }
}
