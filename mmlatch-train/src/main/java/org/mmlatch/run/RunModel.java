package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.MMLatch;
import org.mmlatch.nn.Weights;
import org.mmlatch.settings.Settings;
import org.mmlatch.task.Task;
import org.mmlatch.train.Adam;
import org.mmlatch.train.BatchSegments;
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.Models;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Predictor;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.Seeds;
import org.mmlatch.train.SegmentMasks;
import org.mmlatch.train.TaskChoice;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TwoStages;
import org.mmlatch.train.TwoStages.StageOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's model on a device: its settings, its normalisation, its weights.
 *
 * @param settings of the run
 * @param learnt the task that it learns
 * @param statistics that the features are normalised with; their sizes are the model's dims
 * @param model initialised
 * @param manager owns the weights and whatever is loaded for the model
 */
public record RunModel(
    Settings settings,
    LearntTask learnt,
    Map<Modality, FeatureStatistics> statistics,
    MMLatch model,
    NDManager manager) {
  private static final Logger LOG = LoggerFactory.getLogger(RunModel.class);

  /** Steps of an evaluation batch: enough for fast products, few enough for little padding. */
  private static final int EVALUATION_STEPS = 1024;

  /** The same on a GPU, where a batch costs much the same whatever its size. */
  private static final int EVALUATION_STEPS_ON_GPU = 16384;

  /**
   * Builds a model for a corpus, its weights drawn from the settings' seed.
   *
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality or target asked
   *     for
   */
  public static RunModel untrained(Settings settings, Corpus corpus, NDManager manager) {
    Map<Modality, FeatureStatistics> statistics = statistics(settings, corpus);
    LearntTask learnt = TaskChoice.of(settings, corpus.manifest().targets());
    MMLatch model = model(settings, learnt, statistics);
    Weights.draw(model, manager, new Seeds(settings.seed()).weights());
    return new RunModel(settings, learnt, statistics, model, manager);
  }

  /**
   * Makes sure that there is a model of these settings for a corpus; nothing is computed.
   *
   * @return that model, uninitialised
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a modality or target asked
   *     for, or sizes do not fit together
   * @throws BadDataException if a split has no segment that is labelled with what is learnt
   */
  static MMLatch requirePossible(Settings settings, Corpus corpus) {
    LearntTask learnt = TaskChoice.of(settings, corpus.manifest().targets());
    Map<Modality, FeatureStatistics> statistics = statistics(settings, corpus);
    MMLatch model = model(settings, learnt, statistics);
    var unusedSchedule = Schedule.of(settings);
    new RunInputs(settings, learnt, statistics)
        .requireRows(corpus.folder() + " has", corpus.manifest().withRows(), statistics.keySet());
    if (!learnt.equals(LearntTask.SENTIMENT)) {
      for (SplitName name : SplitName.values()) {
        float[][] targets = TargetChecks.labelled(corpus, name, learnt.targets());
        if (name == SplitName.TRAIN) {
          var unused = learnt.trained(settings, targets);
        }
      }
    }
    return model;
  }

  /** Builds a model whose weights have the values that {@code weights} gives by name. */
  static RunModel loaded(
      Settings settings,
      LearntTask learnt,
      Map<Modality, FeatureStatistics> statistics,
      BiFunction<String, Parameter, float[]> weights,
      NDManager manager) {
    MMLatch model = model(settings, learnt, statistics);
    Weights.place(model, manager, weights);
    return new RunModel(settings, learnt, statistics, model, manager);
  }

  /**
   * Returns a corpus's statistics of the modalities that settings ask for: of the rows inside words
   * where those are read.
   */
  static Map<Modality, FeatureStatistics> statistics(Settings settings, Corpus corpus) {
    Map<Modality, FeatureStatistics> statistics = new EnumMap<>(Modality.class);
    corpus
        .manifest()
        .modalities()
        .forEach((modality, info) -> statistics.put(modality, info.training()));
    statistics.keySet().retainAll(settings.model().modalities().among(statistics.keySet()));
    Set<Modality> byRows = settings.encoder().readByRows(statistics.keySet());
    statistics.replaceAll(
        (modality, ofWords) ->
            byRows.contains(modality)
                ? corpus.manifest().modalities().get(modality).trainingRows().orElse(ofWords)
                : ofWords);
    return statistics;
  }

  /** Builds the model of settings, uninitialised, given the statistics of its features. */
  static MMLatch model(
      Settings settings, LearntTask learnt, Map<Modality, FeatureStatistics> statistics) {
    RunInputs inputs = new RunInputs(settings, learnt, statistics);
    return Models.of(settings, inputs.trainedDims(), learnt.description());
  }

  /** Returns this model, whose outputs say of labels that they are present above these logits. */
  RunModel withThresholds(List<Double> logits) {
    return new RunModel(settings, learnt.withThresholds(logits), statistics, model, manager);
  }

  /** Returns what the model's outputs mean. */
  public Task task() {
    return learnt.task(settings);
  }

  /** Returns the optimizer of a new training. */
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
  public TrainingData data(Corpus corpus, NDManager owner) {
    ResidentSplit train = load(corpus, SplitName.TRAIN, statistics.keySet(), owner);
    BatchOrder order = new BatchOrder(settings.train().batchSize(), settings.data().bucketWindow());
    Seeds seeds = new Seeds(settings.seed());
    Task task = trained(train);
    warnOfRange(corpus);
    if (settings.train().overfitOneBatch()) {
      return TrainingData.overfitting(train, order, seeds, task);
    }
    ResidentSplit valid = load(corpus, SplitName.VALID, validated(), owner);
    return TrainingData.of(train, order, seeds, valid, evaluationBatches(valid), task);
  }

  /** Returns the modalities that the validation loss is made of. */
  private Set<Modality> validated() {
    return switch (settings.train().validLoss()) {
      case TASK -> dims().keySet();
      case TOTAL -> statistics.keySet();
    };
  }

  /** What clips to a range, or is squashed to it, is wrong where targets lie elsewhere. */
  private void warnOfRange(Corpus corpus) {
    TaskDescription task = learnt.description();
    corpus.manifest().targets().stream()
        .filter(target -> task.type() == TaskDescription.Type.REGRESSION)
        .filter(target -> target.name().equals(task.outputs().get(0)))
        .filter(target -> target.low() != task.low() || target.high() != task.high())
        .forEach(
            target ->
                LOG.warn(
                    "task.range is {}, but the corpus gives {} the range [{}, {}]",
                    settings.task().range(),
                    target.name(),
                    target.low(),
                    target.high()));
  }

  private Task trained(ResidentSplit train) {
    float[][] targets = train.targets();
    List<String> absent = learnt.absent(targets);
    if (!absent.isEmpty()) {
      LOG.warn(
          "no segment of the training split is {}: the model can only learn its absence",
          String.join(" or ", absent));
    }
    return learnt.trained(settings, targets);
  }

  /**
   * Copies the segments of a split to the device that are labelled with what the model learns, and
   * of them what predictions are made from.
   *
   * @throws BadDataException if the corpus does not have what the model reads and learns
   */
  public ResidentSplit load(Corpus corpus, SplitName name, NDManager owner) {
    return load(corpus, name, dims().keySet(), owner);
  }

  private ResidentSplit load(
      Corpus corpus, SplitName name, Set<Modality> modalities, NDManager owner) {
    requireFeatures(corpus);
    learnt.targets().requireIn(corpus.manifest().targets(), corpus.folder().toString());
    ResidentSplit all = inputs().load(corpus.split(name), modalities, owner);
    ResidentSplit labelled = all.labelled();
    TargetChecks.requireSome(labelled.size(), corpus, name, learnt.targets());
    if (labelled.size() < all.size()) {
      LOG.warn(
          "{} of {} segments of {} have no label of {} and are left out",
          all.size() - labelled.size(),
          all.size(),
          name.key(),
          String.join(", ", learnt.targets().labels()));
    }
    return labelled;
  }

  /**
   * Compares the features of a corpus with those that predictions are made from.
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
                    "%s has %d %s features, but the model reads %d; use a corpus like the one trained"
                            .formatted(corpus.folder(), found, modality.key(), expected)
                        + " on");
              }
            });
    inputs().requireRows(corpus.folder() + " has", corpus.manifest().withRows(), dims().keySet());
  }

  /** Returns the features per step of each modality that predictions are made from. */
  Map<Modality, Integer> dims() {
    return inputs().dims();
  }

  /** Returns the modalities of which predictions are made from rows inside words. */
  Set<Modality> byRows() {
    return settings.encoder().readByRows(dims().keySet());
  }

  /** Copies a split to the device that has what predictions are made from. */
  ResidentSplit load(SplitData split, NDManager owner) {
    return inputs().load(split, owner);
  }

  /** Returns what a segment becomes before the model reads it. */
  RunInputs inputs() {
    return new RunInputs(settings, learnt, statistics);
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
      rows.add(
          new Predictions.Row(
              split.id(i).toString(), Floats.asList(split.target(i)), Floats.asList(values[i])));
    }
    return new Predictions(learnt.description().form(), rows);
  }

  /** Returns a predictor whose arrays are closed with {@code owner} at the latest. */
  Predictor predictor(NDManager owner) {
    return new Predictor(stages(), padding(), workers(), owner);
  }

  /** Returns the workers that compute for this model. */
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
