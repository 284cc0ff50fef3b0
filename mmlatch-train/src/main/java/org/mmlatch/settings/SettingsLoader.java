package org.mmlatch.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads settings in layers, each overriding the one before: {@code reference.conf} inside the
 * program, the preset that the later layers name, the user's file, the command line.
 */
public final class SettingsLoader {
  private static final String COMMAND_LINE = "command line";

  private SettingsLoader() {}

  /** Returns the default settings. */
  public static Settings defaults() {
    return load(ConfigFactory.empty());
  }

  /**
   * Returns the settings of a run.
   *
   * @param file the user's settings in HOCON, if any
   * @param overrides values by key, as texts; they override the file
   * @throws SettingsException if a file cannot be read or is not HOCON, a key is unknown, or a
   *     value is not accepted; the message has a line for every such key
   */
  public static Settings load(Optional<Path> file, Map<String, String> overrides) {
    try {
      return load(
          overrides(overrides)
              .withFallback(file.map(SettingsLoader::read).orElseGet(ConfigFactory::empty)));
    } catch (ConfigException unreadable) {
      throw new SettingsException(explain(unreadable), unreadable);
    }
  }

  /**
   * Returns the settings of a layer, applied over the preset that it names.
   *
   * @param user the user's values; their origins appear in error messages
   * @throws SettingsException as {@link #load(Optional, Map)} does
   */
  public static Settings load(Config user) {
    try {
      Config reference = Reference.VALUES;
      Config preset = preset(user.withFallback(reference).resolve());
      return SettingsCheck.settings(user.withFallback(preset).withFallback(reference).resolve());
    } catch (ConfigException unreadable) {
      throw new SettingsException(explain(unreadable), unreadable);
    }
  }

  /**
   * Returns the settings in a file that the program wrote, such as a run's {@code config.conf}. The
   * file may come from somebody else, so it cannot make the program read other files.
   *
   * @param overrides values by key, as texts; they override the file
   * @throws SettingsException as {@link #load(Optional, Map)} does, and if the file includes
   *     another or refers to other values
   */
  public static Settings loadFrozen(Path file, Map<String, String> overrides) {
    return load(overrides(overrides).withFallback(frozen(file)));
  }

  /**
   * Like {@link #loadFrozen}, but returns only the values in the file, unchecked and without
   * defaults.
   */
  public static Config frozen(Path file) {
    try {
      Config config = read(file, RefusedIncludes.of(file));
      if (!config.isResolved()) {
        throw new SettingsException(
            file
                + ": expected plain values, as the program writes them, found a substitution ${…}");
      }
      return config;
    } catch (ConfigException unreadable) {
      throw new SettingsException(explain(unreadable), unreadable);
    }
  }

  /**
   * Reads a HOCON file that contains more than settings.
   *
   * @throws SettingsException if it cannot be read or is not HOCON
   */
  public static Config file(Path file) {
    try {
      return read(file).resolve();
    } catch (ConfigException unreadable) {
      throw new SettingsException(explain(unreadable), unreadable);
    }
  }

  /**
   * Returns values given on the command line as a layer.
   *
   * @throws SettingsException if a name is not a valid key
   */
  public static Config commandLine(Map<String, String> values) {
    return overrides(values);
  }

  private static Config read(Path file) {
    return read(file, RequiredIncludes.of(file.toString()));
  }

  private static Config read(Path file, ConfigIncluder includer) {
    if (!Files.isRegularFile(file)) {
      String found =
          Files.isDirectory(file)
              ? "a folder"
              : Files.exists(file) ? "a pipe or a device; save it as a file first" : "nothing";
      throw new SettingsException(file + ": expected a settings file, found " + found);
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setAllowMissing(false)
            .setIncluder(includer)
            .setSyntax(ConfigSyntax.CONF);
    try {
      return ConfigFactory.parseFile(inAFolder(file).toFile(), options);
    } catch (ConfigException.Parse unreadable) {
      if (!file.toString().matches("(?i).*\\.ya?ml")) {
        throw unreadable;
      }
      throw new SettingsException(
          "%s%nsettings are HOCON, not YAML: lines such as train.epochs = 3, or JSON"
              .formatted(explain(unreadable)),
          unreadable);
    }
  }

  /**
   * Adds {@code ./} to a bare file name; without a folder, HOCON does not look for includes beside
   * the file.
   */
  private static Path inAFolder(Path file) {
    return file.getParent() == null ? Path.of(".", file.toString()) : file;
  }

  private static Config overrides(Map<String, String> overrides) {
    Config layer = ConfigFactory.empty();
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      try {
        layer =
            layer.withValue(
                override.getKey(),
                ConfigValueFactory.fromAnyRef(override.getValue(), COMMAND_LINE));
      } catch (ConfigException.BadPath notAKey) {
        throw new SettingsException(
            COMMAND_LINE
                + ": '"
                + override.getKey()
                + "' is not a key; expected one such as "
                + NearestKey.among(Schema.keys().keySet(), override.getKey()),
            notAKey);
      }
    }
    return layer;
  }

  private static Config preset(Config layers) {
    return Schema.keys()
        .get("preset")
        .read(layers.root().get("preset"))
        .filter(preset -> preset != Preset.NONE)
        .map(preset -> resource("presets/" + SettingText.of(preset) + ".conf"))
        .orElseGet(ConfigFactory::empty);
  }

  /** Holder that parses {@code reference.conf} once, on first use. */
  private static final class Reference {
    private static final Config VALUES = own(resource("reference.conf"));

    /**
     * Returns the sections of settings. Other libraries on the class path may have a {@code
     * reference.conf} too, with sections of their own.
     */
    private static Config own(Config all) {
      Set<String> sections =
          Schema.keys().keySet().stream()
              .map(key -> key.split("\\.", 2)[0])
              .collect(Collectors.toSet());
      ConfigObject own = all.root();
      for (String section : all.root().keySet()) {
        own = sections.contains(section) ? own : own.withoutKey(section);
      }
      return own.toConfig();
    }
  }

  private static Config resource(String name) {
    return ConfigFactory.parseResources(
        SettingsLoader.class.getClassLoader(),
        name,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** Returns the exception's message, preceded by the file and line that it refers to. */
  private static String explain(ConfigException unreadable) {
    String message = unreadable.getMessage();
    String advice =
        message.endsWith("end of file") ? " (is a closing '}', ']' or a '=' missing?)" : "";
    return Optional.ofNullable(unreadable.origin())
        .map(
            origin -> Location.of(origin) + ": " + message.replace(origin.description() + ": ", ""))
        .orElse(message)
        .concat(advice);
  }
}
