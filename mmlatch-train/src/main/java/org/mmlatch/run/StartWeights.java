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
 * The weights that a training starts from in the place of drawn ones: another run's best, or those
 * of a safetensors file with our names or the released code's.
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
   * Reads the weights that settings ask for, if they ask for any.
   *
   * @param model only needs to be built
   * @throws BadDataException if there are none; if they are of another model, of which the message
   *     names every weight, unless settings take what fits; if nothing fits
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

  /** Returns what is kept of them in {@code run.json}. */
  Map<String, String> provenance() {
    return Map.of(FILE, file.toAbsolutePath().normalize().toString(), DIGEST, Sha256.of(file));
  }

  /**
   * Sets a model's weights, in place, and says which if they are not all.
   *
   * @param began what {@code run.json} says
   * @throws RefusedException if the training was begun with others
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
   * Makes sure that the weights which a run began with can be had again, if it began with any.
   *
   * @throws RefusedException if they have changed since
   * @throws BadDataException if they are gone
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
