package org.mmlatch.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The source of a training's initial weights.
 *
 * @param path a run folder or a safetensors file; empty: the weights are drawn at random
 */
public record WeightSource(Optional<Path> path) implements SettingValue {
  /** The accepted values in words, for error messages. */
  static final String EXPECTED = "none, the folder of a run, or the path of a .safetensors file";

  private static final String NONE = "none";

  /** Returns the source that a settings text names. */
  static Optional<WeightSource> parse(String text) {
    try {
      return Optional.of(text)
          .filter(path -> !path.isBlank())
          .map(
              path ->
                  new WeightSource(
                      path.equals(NONE) ? Optional.empty() : Optional.of(Path.of(path))));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return path.map(Path::toString).orElse(NONE);
  }
}
