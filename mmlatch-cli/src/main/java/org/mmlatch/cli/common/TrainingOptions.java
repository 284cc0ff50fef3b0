package org.mmlatch.cli.common;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The settings of a training, some of which have an option of their own; use as a picocli
 * {@code @Mixin}.
 */
public final class TrainingOptions {
  @Mixin private SettingsOptions options;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "The corpus to use; overrides data.corpus (default: corpora/sample).")
  private Optional<Path> corpus = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Short for -Dseed=N.")
  private Optional<String> seed = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "Short for -Dtrain.epochs=N.")
  private Optional<String> epochs = Optional.empty();

  @Option(
      names = {"--lr", "--learning-rate"},
      paramLabel = "RATE",
      description = "Short for -Dtrain.learning-rate=RATE.")
  private Optional<String> learningRate = Optional.empty();

  /**
   * Returns the settings of the file and the options.
   *
   * @throws org.mmlatch.settings.SettingsException if a setting is unknown or invalid
   */
  public Settings settings() {
    return settings(Map.of());
  }

  /**
   * Returns the settings of the file and the options, with those of a command's own options.
   *
   * @param more values by key; they take precedence over {@code -D}, and the options of this class
   *     over both
   * @throws org.mmlatch.settings.SettingsException if a setting is unknown or invalid
   */
  public Settings settings(Map<String, String> more) {
    Map<String, String> own = new HashMap<>(more);
    corpus.ifPresent(folder -> own.put("data.corpus", folder.toString()));
    seed.ifPresent(value -> own.put("seed", value));
    epochs.ifPresent(value -> own.put("train.epochs", value));
    learningRate.ifPresent(value -> own.put("train.learning-rate", value));
    return options.settings(own);
  }
}
