package org.mmlatch.settings;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where something was written.
 *
 * @param source the file as it was named, or "command line"
 * @param line from 1; less where there are no lines
 */
public record Location(String source, int line) implements Comparable<Location> {
  /** Returns where a value of HOCON was written. */
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
