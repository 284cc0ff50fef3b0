package org.mmlatch.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import picocli.CommandLine.Option;

/** The options of every command that takes settings; use as a picocli {@code @Mixin}. */
public final class SettingsOptions {
  private static final Path DEFAULT_FILE = Path.of("application.conf");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings file (default: application.conf in the current folder, if it exists).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A setting; overrides the file, e.g. -Dtrain.epochs=20. May be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /**
   * Returns the settings of the file and the options.
   *
   * @throws SettingsException if a setting is unknown or invalid
   */
  public Settings settings() {
    return settings(Map.of());
  }

  /**
   * Returns the settings of the file and the options, overridden by a command's own options.
   *
   * @param own values by key; they take precedence over {@code -D}
   * @throws SettingsException if a setting is unknown or invalid
   */
  public Settings settings(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(overrides);
    all.putAll(own);
    return SettingsLoader.load(fileInForce(), all);
  }

  /** Returns the settings file that is read, if there is one. */
  public Optional<Path> fileInForce() {
    return file.or(() -> Optional.of(DEFAULT_FILE).filter(Files::exists));
  }
}
