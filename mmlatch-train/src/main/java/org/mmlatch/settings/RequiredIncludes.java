package org.mmlatch.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a missing HOCON include an error. By default HOCON ignores missing includes, and so all
 * settings in them.
 */
final class RequiredIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Deque<String> reading; // the innermost file first
  private final Optional<ConfigIncluder> standard; // set by the library before it reads

  private RequiredIncludes(Deque<String> reading, Optional<ConfigIncluder> standard) {
    this.reading = reading;
    this.standard = standard;
  }

  /** Returns the includer for one reading of a file. */
  static RequiredIncludes of(String file) {
    return new RequiredIncludes(new ArrayDeque<>(List.of(file)), Optional.empty());
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new RequiredIncludes(reading, Optional.of(fallback));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return read(what, () -> standard.orElseThrow().include(required(context), what));
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File file) {
    return read(
        file.getPath(), () -> as(ConfigIncluderFile.class).includeFile(required(context), file));
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL url) {
    return read(
        url.toString(), () -> as(ConfigIncluderURL.class).includeURL(required(context), url));
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return read(
        what, () -> as(ConfigIncluderClasspath.class).includeResources(required(context), what));
  }

  private <T> T as(Class<T> kind) {
    return kind.cast(standard.orElseThrow());
  }

  private static ConfigIncludeContext required(ConfigIncludeContext context) {
    return context.setParseOptions(context.parseOptions().setAllowMissing(false));
  }

  private ConfigObject read(String what, Supplier<ConfigObject> contents) {
    reading.push(what);
    try {
      return contents.get();
    } catch (ConfigException.IO unreadable) {
      throw new SettingsException(
          "%s: include \"%s\": expected a file that can be read, found none; a relative path starts"
                  .formatted(reading.stream().skip(1).findFirst().orElse(""), what)
              + " at the folder of the file that has the include",
          unreadable);
    } finally {
      reading.pop();
    }
  }
}
