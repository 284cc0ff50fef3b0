package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Adam;
import org.mmlatch.train.Lesson;
import org.mmlatch.train.Seeds;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains in a run folder: from its last checkpoint, if it has one, to metrics and predictions. */
public final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final List<SplitName> EVALUATED = List.of(SplitName.VALID, SplitName.TEST);
  private static final List<SplitName> NONE = List.of();

  private final Settings settings;
  private final RunFolder folder;
  private final Corpus corpus;
  private final Checkpoints checkpoints;

  /** Prepares a run; nothing is written yet. */
  public TrainingRun(Settings settings, RunFolder folder, Corpus corpus) {
    this.settings = settings;
    this.folder = folder;
    this.corpus = corpus;
    checkpoints = new Checkpoints(folder, settings.checkpoint().keep());
  }

  /**
   * Trains, or goes on training, and evaluates the best weights.
   *
   * @throws org.mmlatch.train.NotFiniteException if a loss is not finite; the last checkpoint stays
   */
  public RunResult train() {
    Device device = Devices.of(settings.device());
    createFolder();
    return RunLog.appendingTo(folder.log(), () -> train(device));
  }

  private RunResult train(Device device) {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      Map<Modality, FeatureStatistics> statistics = statistics();
      writeDescription(statistics, device);
      RunModel model = RunModel.drawn(settings, statistics, manager);
      TrainingState end = train(model, manager);
      return evaluate(model, end, manager);
    }
  }

  private TrainingState train(RunModel model, NDManager parent) {
    try (NDManager manager = parent.newSubManager()) {
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      Lesson lesson = lesson(model, manager);
      LOG.info(
          "training on {} segments, validating on {}, on {}",
          lesson.train().size(),
          lesson.valid().size(),
          manager.getDevice());
      Trainer trainer = new Trainer(settings, lesson, model.stages(), adam, manager);
      return trainer.train(start(model, adam), new Recorder(model, adam));
    }
  }

  private TrainingState start(RunModel model, Adam adam) {
    Optional<Checkpoint> checkpoint = checkpoints.newest();
    if (checkpoint.isEmpty()) {
      return TrainingState.start(settings.train().learningRate());
    }
    ArrayFiles.read(checkpoint.get().weights(), "", model.weights());
    TrainingState state = checkpoint.get().restore(adam);
    LOG.info("going on in epoch {} after batch {}", state.epoch(), state.batches());
    return state;
  }

  private Lesson lesson(RunModel model, NDManager manager) {
    ResidentSplit train = model.load(corpus, SplitName.TRAIN, manager);
    BatchOrder order = new BatchOrder(settings.train().batchSize(), settings.data().bucketWindow());
    Seeds seeds = new Seeds(settings.seed());
    if (settings.train().overfitOneBatch()) {
      return Lesson.overfitting(train, order, seeds);
    }
    ResidentSplit valid = model.load(corpus, SplitName.VALID, manager);
    return Lesson.of(train, order, seeds, valid, model.evaluationBatches(valid));
  }

  private RunResult evaluate(RunModel model, TrainingState end, NDManager parent) {
    ArrayFiles.read(checkpoints.best().weights(), "", model.weights());
    Map<SplitName, Metrics> metrics = new EnumMap<>(SplitName.class);
    for (SplitName split : settings.train().overfitOneBatch() ? NONE : EVALUATED) {
      try (NDManager manager = parent.newSubManager()) {
        Predictions predictions = model.predict(model.load(corpus, split, manager));
        predictions.write(folder.predictions(split));
        metrics.put(split, predictions.metrics());
        MetricsFile.write(folder.metrics(split), predictions.metrics());
      }
    }
    return new RunResult(folder, end.history().size(), end.earlyStopping(), metrics);
  }

  private Map<Modality, FeatureStatistics> statistics() {
    Map<Modality, FeatureStatistics> all = new EnumMap<>(Modality.class);
    corpus.manifest().modalities().forEach((modality, info) -> all.put(modality, info.training()));
    all.keySet().retainAll(settings.model().modalities().among(all.keySet()));
    return all;
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder.path());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private void writeDescription(Map<Modality, FeatureStatistics> statistics, Device device) {
    NormalisationFile.write(folder.normalisation(), statistics);
    Provenance.write(folder.provenance(), corpus, device);
    byte[] config = settings.resolved().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.config(), out -> out.write(config));
  }

  /** Saves what the run needs to go on, its history, and logs its epochs. */
  private final class Recorder implements TrainingListener {
    private final RunModel model;
    private final Adam adam;
    private final EpochLines lines = new EpochLines(settings.train());

    Recorder(RunModel model, Adam adam) {
      this.model = model;
      this.adam = adam;
    }

    @Override
    public void afterBatch(TrainingState state, int batchesInEpoch) {
      lines.afterBatch(state, batchesInEpoch);
    }

    @Override
    public void afterEpoch(TrainingState state) {
      boolean best = state.earlyStopping().bad() == 0;
      checkpoints.save(state, model.weights(), adam, best);
      HistoryFile.write(folder.history(), state.history());
      lines.afterEpoch(state);
    }
  }

  /** Returns the folder of a run that has no other name: {@code runs/<name>-<seed>}. */
  public static Path defaultFolder(Settings settings) {
    return Path.of("runs", settings.name() + "-" + settings.seed());
  }
}
