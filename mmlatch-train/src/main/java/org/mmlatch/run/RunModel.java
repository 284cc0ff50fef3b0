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
 * A run's model on a device, with its settings, task and normalisation.
 *
 * @param settings the run's settings
 * @param learnt the task that the run learns
 * @param statistics the statistics that the features are normalised with; their sizes are the
 *     model's numbers of features
 * @param model the initialised model
 * @param manager owns the weights; parent of the managers for predictions
 */
public record RunModel(
    Settings settings,
    LearntTask learnt,
    Map<Modality, FeatureStatistics> statistics,
    MMLatch model,
    NDManager manager) {
  private static final Logger LOG = LoggerFactory.getLogger(RunModel.class);

  /**
   * Steps per evaluation batch: large enough for fast matrix products, small enough for little
   * padding.
   */
  private static final int EVALUATION_STEPS = 1024;

  /** Steps per evaluation batch on a GPU, where a batch's time hardly depends on its size. */
  private static final int EVALUATION_STEPS_ON_GPU = 16384;

  /**
   * Builds a model for a corpus, with weights drawn from the settings' seed.
   *
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a requested modality or
   *     target
   */
  public static RunModel untrained(Settings settings, Corpus corpus, NDManager manager) {
    Map<Modality, FeatureStatistics> statistics = statistics(settings, corpus);
    LearntTask learnt = TaskChoice.of(settings, corpus.manifest().targets());
    MMLatch model = model(settings, learnt, statistics);
    Weights.draw(model, manager, new Seeds(settings.seed()).weights());
    return new RunModel(settings, learnt, statistics, model, manager);
  }

  /**
   * Checks that these settings can train a model on a corpus; nothing is computed.
   *
   * @return the model, uninitialised
   * @throws org.mmlatch.settings.SettingsException if the corpus lacks a requested modality or
   *     target, or settings do not fit together
   * @throws BadDataException if a split has no segment with a label of the task, or the corpus
   *     lacks rows inside words that the encoder reads
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

  /** Builds a model with the values that {@code weights} returns for each name and parameter. */
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
   * Returns a corpus's training statistics of the selected modalities; for modalities read by rows
   * inside words, the statistics of those rows.
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

  /** Builds the model that settings ask for, uninitialised, for features with these statistics. */
  static MMLatch model(
      Settings settings, LearntTask learnt, Map<Modality, FeatureStatistics> statistics) {
    RunInputs inputs = new RunInputs(settings, learnt, statistics);
    return Models.of(settings, inputs.trainedDims(), learnt.description());
  }

  /**
   * Returns this model with other thresholds, one logit per label, above which a label is predicted
   * as present.
   */
  RunModel withThresholds(List<Double> logits) {
    return new RunModel(settings, learnt.withThresholds(logits), statistics, model, manager);
  }

  /** Returns the model's task, without class weights. */
  public Task task() {
    return learnt.task(settings);
  }

  /**
   * Creates the optimizer for a new training.
   *
   * @param owner owns the optimizer's state
   */
  public Optimizer optimizer(NDManager owner) {
    return new Adam(
        weights(), settings.train().weightDecay(), settings.encoder().parameterGroups(), owner);
  }

  /** Returns the weights' arrays by name. */
  public Map<String, NDArray> weights() {
    return arrays(model.weights());
  }

  /** Returns the arrays of weights and running statistics by name, which checkpoints store. */
  Map<String, NDArray> state() {
    return arrays(model.state());
  }

  private static Map<String, NDArray> arrays(Map<String, Parameter> parameters) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
    return arrays;
  }

  /** Returns the model with the settings' rule for gradients through Stage I. */
  public TwoStages stages() {
    return new TwoStages(
        model, settings.feedback().stage1Gradients() ? StageOne.RECORDED : StageOne.UNRECORDED);
  }

  /**
   * Copies the training and validation splits to the device.
   *
   * @param owner owns the copies
   * @throws BadDataException if the corpus lacks features or labels that the model needs
   */
  public TrainingData data(Corpus corpus, NDManager owner) {
    ResidentSplit train = load(corpus, SplitName.TRAIN, statistics.keySet(), owner);
    BatchOrder order = new BatchOrder(settings.train().batchSize(), settings.data().bucketWindow());
    Seeds seeds = new Seeds(settings.seed());
    Task task = trained(train);
    warnOfRange(corpus);
    warnOfUnread();
    if (settings.train().overfitOneBatch()) {
      return TrainingData.overfitting(train, order, seeds, task, task());
    }
    ResidentSplit valid = load(corpus, SplitName.VALID, validated(), owner);
    return TrainingData.of(train, order, seeds, valid, evaluationBatches(valid), task, task());
  }

  /** Returns the modalities that the validation loss needs. */
  private Set<Modality> validated() {
    return switch (settings.train().validLoss()) {
      case TASK -> dims().keySet();
      case TOTAL -> statistics.keySet();
    };
  }

  /**
   * Logs a warning if a regression's range differs from the corpus's, since metrics and outputs may
   * be limited to the range.
   */
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

  /** Logs a warning for each other encoder that has settings. */
  private void warnOfUnread() {
    settings
        .unread()
        .forEach(
            (type, keys) ->
                LOG.warn(
                    "only model.encoder = {} reads {}, which has no effect on {}",
                    type.name(),
                    String.join(", ", keys),
                    settings.model().encoder().name()));
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
   * Copies the labelled segments of a split to the device, with the modalities that predictions
   * need.
   *
   * @throws BadDataException if the corpus lacks features that the model reads or labels that it
   *     learns
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
   * Checks that a corpus has the features that predictions need.
   *
   * @throws BadDataException if it lacks them
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

  /** Returns the number of features per step of each modality that predictions need. */
  Map<Modality, Integer> dims() {
    return inputs().dims();
  }

  /** Returns the modalities that predictions read by rows inside words. */
  Set<Modality> byRows() {
    return settings.encoder().readByRows(dims().keySet());
  }

  /** Copies a split that has the features that predictions need to the device. */
  ResidentSplit load(SplitData split, NDManager owner) {
    return inputs().load(split, owner);
  }

  /** Returns the preparation of segments for the model. */
  RunInputs inputs() {
    return new RunInputs(settings, learnt, statistics);
  }

  /**
   * Returns the number of streamed segments that are predicted together: several batches, and only
   * whole ones if a prediction depends on its batch.
   */
  int segmentsAtATime() {
    return switch (settings.model().padding()) {
      case MASKED -> 512;
      case RELEASED -> 8 * settings.train().batchSize();
    };
  }

  /** Returns the batches for evaluating a split, as segment indices. */
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

  /** Seeds the engine's random numbers, for models that use them in evaluation. */
  void seedEvaluation() {
    Devices.seed(new Seeds(settings.seed()).evaluation(0));
  }

  /**
   * Predicts a whole split.
   *
   * @param progress receives the number of segments done
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

  /** Creates a predictor whose arrays {@code owner} owns. */
  Predictor predictor(NDManager owner) {
    return new Predictor(stages(), padding(), workers(), owner);
  }

  /** Returns the workers that compute for this model. */
  public Workers workers() {
    return Parallelism.of(settings).on(manager.getDevice());
  }

  /** Returns the raw predictions for the segments of some batches, (N, K), by segment index. */
  public float[][] predict(ResidentSplit split, List<int[]> batches, Progress progress) {
    return predictor(manager).predict(split, batches, progress);
  }

  /**
   * Calculates the feedback masks of a whole split.
   *
   * @param progress receives the number of segments done
   */
  SegmentMasks masks(ResidentSplit split, Progress progress) {
    seedEvaluation();
    return SegmentMasks.of(
        stages(), padding(), split, evaluationBatches(split), workers(), manager, progress);
  }
}
