package org.mmlatch.cli.common;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings of a model, and the corpus over them; use as a picocli {@code @Mixin}. */
public final class TrainingOptions {
  @Mixin private SettingsOptions options;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "The corpus to use; wins over data.corpus (default: corpora/sample).")
  private Optional<Path> corpus = Optional.empty();

  /**
   * Returns the settings that the options amount to.
   *
   * @throws org.mmlatch.settings.SettingsException if they cannot be used
   */
  public Settings settings() {
    Map<String, String> own = new HashMap<>();
    corpus.ifPresent(folder -> own.put("data.corpus", folder.toString()));
    return options.settings(own);
  }
}
