package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;
import org.mmlatch.model.MMLatch;
import org.mmlatch.settings.Settings;
import org.mmlatch.tensor.SafetensorsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The initial weights of a training, if they are not drawn at random: another run's best weights,
 * or those of a safetensors file with this project's or the released code's names.
 */
final class StartWeights {
  private static final Logger LOG = LoggerFactory.getLogger(StartWeights.class);
  private static final String FILE = "start_weights";
  private static final String DIGEST = "start_weights_sha256";

  private final Path file;
  private final FileWeights found;
  private final int expected;
  private final Map<String, float[]> values = new LinkedHashMap<>();

  private StartWeights(Path file, FileWeights found, int expected) {
    this.file = file;
    this.found = found;
    this.expected = expected;
    found.fitting().forEach(weight -> values.put(weight.name(), found.floats(weight)));
  }

  /**
   * Reads the weights that settings ask for; empty if they ask for none.
   *
   * @param model a model that is built; it need not be initialised
   * @throws BadDataException if the source does not exist; if it is of another model and {@code
   *     start.partly} is false; or if no weight fits
   */
  static Optional<StartWeights> of(Settings settings, MMLatch model) {
    return settings.start().weights().path().map(path -> read(path, settings, model));
  }

  private static StartWeights read(Path source, Settings settings, MMLatch model) {
    SafetensorsFile file = file(source);
    FileWeights found = FileWeights.byEitherNames(file, model);
    if (!settings.start().partly()) {
      found.requireAll("start.partly = true (--weights-partly) takes the weights that fit");
    }
    if (found.fitting().isEmpty()) {
      throw new BadDataException(
          "%s has none of the weights of the model that the settings and the corpus define:%s"
              .formatted(file.path(), found.listed()));
    }
    return new StartWeights(file.path(), found, model.state().size());
  }

  private static SafetensorsFile file(Path source) {
    if (Files.isRegularFile(source)) {
      return SafetensorsFile.open(source);
    }
    if (!Files.exists(source)) {
      throw new BadDataException(
          "start.weights: %s does not exist; name a run's folder or a .safetensors file"
              .formatted(source));
    }
    return FinishedRun.open(source).weights();
  }

  /** Returns the entries for {@code run.json}: the file and its SHA-256. */
  Map<String, String> provenance() {
    return Map.of(FILE, file.toAbsolutePath().normalize().toString(), DIGEST, Sha256.of(file));
  }

  /**
   * Sets a model's weights, in place, and logs those that are not in the source.
   *
   * @param began the entries of {@code run.json}
   * @throws RefusedException if the training was started with other weights
   */
  void place(Map<String, NDArray> weights, Map<String, String> began) {
    requireSame(file, began);
    values.forEach((name, floats) -> ArrayFiles.set(weights.get(name), floats));
    LOG.info("starting with {} of the model's {} weights from {}", values.size(), expected, file);
    if (!found.listed().isEmpty()) {
      LOG.warn(
          "weights not taken from it, or not in it and initialised at random:{}", found.listed());
    }
  }

  /**
   * Checks that the source of a run's initial weights, if it has one, is unchanged.
   *
   * @throws RefusedException if the weights have changed
   * @throws BadDataException if the source no longer exists
   */
  static void requireSame(Settings settings, Map<String, String> began) {
    settings.start().weights().path().ifPresent(path -> requireSame(file(path).path(), began));
  }

  private static void requireSame(Path file, Map<String, String> began) {
    String digest = Sha256.of(file);
    if (!digest.equals(began.get(DIGEST))) {
      throw new RefusedException(
          "the training started from weights that %s no longer has: their SHA-256 was %s, is %s"
              .formatted(began.getOrDefault(FILE, file.toString()), began.get(DIGEST), digest));
    }
  }
}
