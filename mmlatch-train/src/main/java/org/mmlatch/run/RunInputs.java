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
 * Prepares segments for a run's model: choice of modalities, maximum length, normalisation and
 * targets.
 *
 * @param settings the run's settings
 * @param learnt the task that the model has learnt
 * @param statistics the statistics that the features are normalised with; their sizes are the
 *     model's numbers of features
 */
public record RunInputs(
    Settings settings, LearntTask learnt, Map<Modality, FeatureStatistics> statistics) {
  /** Returns the model's task, without class weights. */
  public Task task() {
    return learnt.task(settings);
  }

  /** Returns the number of features per step of each modality that the model is trained on. */
  Map<Modality, Integer> trainedDims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    statistics.forEach((modality, s) -> dims.put(modality, s.mean().size()));
    return dims;
  }

  /** Returns the number of features per step of each modality that predictions need. */
  public Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = trainedDims();
    dims.keySet().retainAll(settings.encoder().readInEvaluation(statistics.keySet()));
    return dims;
  }

  /**
   * Returns the size of the word vectors that the model reads.
   *
   * @throws BadDataException if predictions need more than text
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
   * Checks that word vectors have the size that the run reads.
   *
   * @param file the file of the vectors
   * @param dim the size of its vectors
   * @throws BadDataException if the size differs, or predictions need more than text
   */
  public void requireVectors(Path file, int dim) {
    int expected = textDim();
    if (dim != expected) {
      throw new BadDataException(
          "%s has vectors of %d numbers, but the run reads text of %d"
              .formatted(file, dim, expected));
    }
  }

  /** Copies segments, with the modalities that predictions need, to the device of {@code owner}. */
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
   * Checks that segments have rows inside words for all modalities whose rows the encoder reads.
   *
   * @param whose the start of the error message: a corpus and a verb
   * @param found the modalities that have rows
   * @param read the modalities that are read
   * @throws BadDataException if a modality has no rows
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

  /** Returns the maximum number of steps read of a segment, counted from its first. */
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
