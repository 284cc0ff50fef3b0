package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.engine.Workers;
import org.mmlatch.eval.Predictions;
import org.mmlatch.model.MMLatch;
import org.mmlatch.nn.Weights;
import org.mmlatch.settings.Settings;
import org.mmlatch.task.Task;
import org.mmlatch.train.Adam;
import org.mmlatch.train.BatchSegments;
import org.mmlatch.train.Lesson;
import org.mmlatch.train.Models;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Predictor;
import org.mmlatch.train.Seeds;
import org.mmlatch.train.SegmentMasks;
import org.mmlatch.train.TwoStages;
import org.mmlatch.train.TwoStages.StageOne;

/**
 * A run's model on a device: its settings, its normalisation, its weights.
 *
 * @param settings of the run
 * @param statistics that the features are normalised with; their sizes are the model's dims
 * @param model initialised
 * @param manager owns the weights and whatever is loaded for the model
 */
public record RunModel(
    Settings settings,
    Map<Modality, FeatureStatistics> statistics,
    MMLatch model,
    NDManager manager) {
  /** Steps of an evaluation batch: enough for fast products, few enough for little padding. */
  private static final int EVALUATION_STEPS = 1024;

  /** The same on a GPU, where a batch costs much the same whatever its size. */
  private static final int EVALUATION_STEPS_ON_GPU = 16384;

  /**
   * Builds a model for a corpus, its weights drawn from the settings' seed.
   *
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality asked for
   */
  public static RunModel untrained(Settings settings, Corpus corpus, NDManager manager) {
    Map<Modality, FeatureStatistics> statistics = statistics(settings, corpus);
    MMLatch model = model(settings, statistics);
    Weights.draw(model, manager, new Seeds(settings.seed()).weights());
    return new RunModel(settings, statistics, model, manager);
  }

  /**
   * Makes sure that there is a model of these settings for a corpus; nothing is computed.
   *
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality asked for, or
   *     sizes do not fit together
   */
  static void requirePossible(Settings settings, Corpus corpus) {
    var unused = model(settings, statistics(settings, corpus));
  }

  /** Builds a model whose weights have the values that {@code weights} gives by name. */
  static RunModel loaded(
      Settings settings,
      Map<Modality, FeatureStatistics> statistics,
      BiFunction<String, Parameter, float[]> weights,
      NDManager manager) {
    MMLatch model = model(settings, statistics);
    Weights.place(model, manager, weights);
    return new RunModel(settings, statistics, model, manager);
  }

  /** Returns a corpus's statistics of the modalities that settings ask for. */
  static Map<Modality, FeatureStatistics> statistics(Settings settings, Corpus corpus) {
    Map<Modality, FeatureStatistics> statistics = new EnumMap<>(Modality.class);
    corpus
        .manifest()
        .modalities()
        .forEach((modality, info) -> statistics.put(modality, info.training()));
    statistics.keySet().retainAll(settings.model().modalities().among(statistics.keySet()));
    return statistics;
  }

  /** Builds the model of settings, uninitialised, given the statistics of its features. */
  static MMLatch model(Settings settings, Map<Modality, FeatureStatistics> statistics) {
    return Models.of(settings, new RunInputs(settings, statistics).dims());
  }

  /** Returns what the model's outputs mean. */
  public Task task() {
    return Models.task();
  }

  /** Returns the optimizer of a training that starts. */
  public Optimizer optimizer(NDManager owner) {
    return new Adam(
        weights(), settings.train().weightDecay(), settings.encoder().parameterGroups(), owner);
  }

  /** Returns the weights by name, as arrays. */
  public Map<String, NDArray> weights() {
    return arrays(model.weights());
  }

  /** Returns weights and running statistics by name, as arrays: what is saved of a model. */
  Map<String, NDArray> state() {
    return arrays(model.state());
  }

  private static Map<String, NDArray> arrays(Map<String, Parameter> parameters) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
    return arrays;
  }

  /** Returns the model's two stages under the settings' policy. */
  public TwoStages stages() {
    return new TwoStages(
        model, settings.feedback().stage1Gradients() ? StageOne.RECORDED : StageOne.UNRECORDED);
  }

  /** Copies what a run trains and validates on to the device, owned by {@code owner}. */
  public Lesson lesson(Corpus corpus, NDManager owner) {
    ResidentSplit train = load(corpus, SplitName.TRAIN, owner);
    BatchOrder order = new BatchOrder(settings.train().batchSize(), settings.data().bucketWindow());
    Seeds seeds = new Seeds(settings.seed());
    if (settings.train().overfitOneBatch()) {
      return Lesson.overfitting(train, order, seeds, task());
    }
    ResidentSplit valid = load(corpus, SplitName.VALID, owner);
    return Lesson.of(train, order, seeds, valid, evaluationBatches(valid), task());
  }

  /**
   * Copies a split to the device.
   *
   * @throws BadDataException if the corpus does not have what the model reads
   */
  public ResidentSplit load(Corpus corpus, SplitName name, NDManager owner) {
    requireFeatures(corpus);
    return load(corpus.split(name), owner);
  }

  /**
   * Compares the features of a corpus with those that the model reads.
   *
   * @throws BadDataException if it does not have them
   */
  void requireFeatures(Corpus corpus) {
    Map<Modality, ModalityInfo> present = corpus.manifest().modalities();
    dims()
        .forEach(
            (modality, expected) -> {
              int found = present.containsKey(modality) ? present.get(modality).dim() : 0;
              if (found != expected) {
                throw new BadDataException(
                    "%s has %d %s features, the model reads %d; use a corpus like the one trained"
                            .formatted(corpus.folder(), found, modality.key(), expected)
                        + " on");
              }
            });
  }

  /** Returns the features per step of each modality that the model reads. */
  Map<Modality, Integer> dims() {
    return inputs().dims();
  }

  /** Copies a split to the device that has what the model reads. */
  ResidentSplit load(SplitData split, NDManager owner) {
    return inputs().load(split, owner);
  }

  /** Returns what a segment becomes before the model reads it. */
  RunInputs inputs() {
    return new RunInputs(settings, statistics);
  }

  /**
   * Returns how many segments that come one after the other are predicted together: many batches,
   * and whole ones where a prediction depends on its batch.
   */
  int segmentsAtATime() {
    return switch (settings.model().padding()) {
      case MASKED -> 512;
      case RELEASED -> 8 * settings.train().batchSize();
    };
  }

  /** Returns the batches for evaluating a split. */
  public List<int[]> evaluationBatches(ResidentSplit split) {
    return switch (settings.model().padding()) {
      case MASKED -> BatchOrder.byLength(split.lengths(), evaluationSteps());
      case RELEASED -> new BatchOrder(settings.train().batchSize(), 1).inOrder(split.lengths());
    };
  }

  private int evaluationSteps() {
    return manager.getDevice().isGpu() ? EVALUATION_STEPS_ON_GPU : EVALUATION_STEPS;
  }

  /** Returns how padded steps are treated. */
  BatchSegments padding() {
    return new BatchSegments(settings.model().padding());
  }

  /** Starts the engine's random numbers anew, for those models that draw some in evaluation. */
  void seedEvaluation() {
    Devices.seed(new Seeds(settings.seed()).evaluation(0));
  }

  /**
   * Predicts a whole split.
   *
   * @param progress is told the number of segments done
   */
  Predictions predict(ResidentSplit split, Progress progress) {
    seedEvaluation();
    float[][] values = predict(split, evaluationBatches(split), progress);
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      rows.add(new Predictions.Row(split.id(i).toString(), split.label(i), values[i][0]));
    }
    return new Predictions(rows);
  }

  /** Returns a predictor whose arrays are closed with {@code owner} at the latest. */
  Predictor predictor(NDManager owner) {
    return new Predictor(stages(), padding(), workers(), owner);
  }

  /** Returns who computes for this model. */
  public Workers workers() {
    return Parallelism.of(settings).on(manager.getDevice());
  }

  /** Predicts the segments of some batches, by segment number: (N, K), raw. */
  public float[][] predict(ResidentSplit split, List<int[]> batches, Progress progress) {
    return predictor(manager).predict(split, batches, progress);
  }

  /**
   * Calculates the masks of a whole split.
   *
   * @param progress is told the number of segments done
   */
  SegmentMasks masks(ResidentSplit split, Progress progress) {
    seedEvaluation();
    return SegmentMasks.of(
        stages(), padding(), split, evaluationBatches(split), workers(), manager, progress);
  }
}
