package org.mmlatch.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings in layers, each over the one before: {@code reference.conf} inside the program,
 * the preset that the layers after it name, the user's file, the overrides of the command line.
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
   * @param overrides values by key, as texts; they win over the file
   * @throws SettingsException if a file cannot be read or is not HOCON, a key is unknown, or a
   *     value is not accepted; every such key is a line of the message
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
   * @param user values that know where they were written, which errors name
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
   * Returns the settings in a file that the program wrote, such as a run's {@code config.conf}.
   * Somebody else may have given it to the user: nothing else is read because of it.
   *
   * @param overrides values by key, as texts; they win over the file
   * @throws SettingsException as {@link #load(Optional, Map)} does, and if the file includes
   *     another or refers to other values
   */
  public static Settings loadFrozen(Path file, Map<String, String> overrides) {
    return load(overrides(overrides).withFallback(frozen(file)));
  }

  /** Like {@link #loadFrozen}, but only the values in the file. */
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
   * Reads a file of HOCON that holds more than settings.
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
   * @throws SettingsException if one is not named by a key
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

  /** Includes of a file that names no folder would not be looked for beside it. */
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

  /** Does not change, and is long: read once by whoever reads many runs. */
  private static final class Reference {
    private static final Config VALUES = resource("reference.conf");
  }

  private static Config resource(String name) {
    return ConfigFactory.parseResources(
        SettingsLoader.class.getClassLoader(),
        name,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** Returns the exception's message behind the file and line that it is about. */
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
