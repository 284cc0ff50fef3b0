package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.batch.Normalisation;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.SplitData;
import org.mmlatch.settings.Settings;
import org.mmlatch.task.Task;
import org.mmlatch.train.LearntTask;

/**
 * How segments are prepared for a run's model: choice of modalities, maximum length, normalisation,
 * and targets.
 *
 * @param settings of the run
 * @param learnt what the model has learnt
 * @param statistics that the features are normalised with; their sizes are the model's dims
 */
public record RunInputs(
    Settings settings, LearntTask learnt, Map<Modality, FeatureStatistics> statistics) {
  /** Returns what the model's outputs mean. */
  public Task task() {
    return learnt.task(settings);
  }

  /** Returns the features per step of each modality that the model is trained on. */
  Map<Modality, Integer> trainedDims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    statistics.forEach((modality, s) -> dims.put(modality, s.mean().size()));
    return dims;
  }

  /** Returns the features per step of each modality that predictions are made from. */
  public Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = trainedDims();
    dims.keySet().retainAll(settings.encoder().readInEvaluation(statistics.keySet()));
    return dims;
  }

  /**
   * Returns the numbers that a word's vector must have.
   *
   * @throws BadDataException if predictions are made from more than text
   */
  public int textDim() {
    Map<Modality, Integer> dims = dims();
    if (!dims.keySet().equals(Set.of(Modality.TEXT))) {
      throw new BadDataException(
          "the run reads %s, so text alone is not enough for a segment"
              .formatted(dims.keySet().stream().map(Modality::key).toList()));
    }
    return dims.get(Modality.TEXT);
  }

  /**
   * Makes sure that vectors of words are as wide as those that the run reads.
   *
   * @param file that they are of
   * @throws BadDataException if they are not, or predictions are made from more than text
   */
  public void requireVectors(Path file, int dim) {
    int expected = textDim();
    if (dim != expected) {
      throw new BadDataException(
          "%s has vectors of %d numbers, but the run reads text of %d"
              .formatted(file, dim, expected));
    }
  }

  /** Copies segments that have what predictions are made from to the device of {@code owner}. */
  public ResidentSplit load(SplitData segments, NDManager owner) {
    return load(segments, dims().keySet(), owner);
  }

  ResidentSplit load(SplitData segments, Set<Modality> modalities, NDManager owner) {
    float[][] targets = learnt.targets().of(segments);
    requireRows("the segments have", segments.withRows(), modalities);
    return new ResidentSplit(
        segments,
        targets,
        modalities,
        settings.encoder().readByRows(modalities),
        longest(),
        this::normalisation,
        owner);
  }

  /**
   * Makes sure that there are rows inside words of the modalities that are read by such.
   *
   * @param whose a corpus and a verb, for the error
   * @param found the modalities that have them
   * @param read the modalities that are read
   * @throws BadDataException if there are none of one; the message says what has
   */
  void requireRows(String whose, Set<Modality> found, Set<Modality> read) {
    Set<Modality> missing = new TreeSet<>(settings.encoder().readByRows(read));
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      throw new BadDataException(
          "%s no rows inside words of %s, which model.encoder = %s reads with these settings"
                  .formatted(
                      whose,
                      String.join(" and ", missing.stream().map(Modality::key).toList()),
                      settings.model().encoder().name())
              + " (raven.rows = subword): import .csd files with --rows 20, or read whole words");
    }
  }

  /** Returns how many steps of a segment are read, its first. */
  int longest() {
    int maxLength = settings.data().maxLength();
    return maxLength == 0 ? Integer.MAX_VALUE : maxLength;
  }

  private Normalisation normalisation(Modality modality) {
    return switch (settings.data().normalise().of(modality)) {
      case NONE -> Normalisation.NONE;
      case Z_SCORE -> Normalisation.zScore(statistics.get(modality));
    };
  }
}
