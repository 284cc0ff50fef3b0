package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.engine.TrainingPrecision;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.ThresholdSearch;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.model.MMLatch;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.StepClock;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains in a run folder, from the last checkpoint if there is one, and writes metrics and
 * predictions.
 */
public final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final List<SplitName> EVALUATED = List.of(SplitName.VALID, SplitName.TEST);
  private static final SplitName LAST_EVALUATED = SplitName.TEST;
  private static final List<SplitName> NONE = List.of();
  private static final String RAISE = " (it may be raised if nothing else changes)";

  private final Settings settings;
  private final RunFolder folder;
  private final Corpus corpus;
  private final Checkpoints checkpoints;
  private final Heartbeats heartbeats;

  /** Prepares a run; nothing is written yet. */
  public TrainingRun(Settings settings, RunFolder folder, Corpus corpus) {
    this(settings, folder, corpus, new Heartbeats());
  }

  /** Like the public constructor, with heartbeats that may have been seen before. */
  TrainingRun(Settings settings, RunFolder folder, Corpus corpus, Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
    this.settings = settings;
    this.folder = folder;
    this.corpus = corpus;
    checkpoints = new Checkpoints(folder, settings.checkpoint().keep());
  }

  /**
   * Trains, or resumes training, and evaluates the best weights. A finished run is left unchanged,
   * unless the settings ask for more epochs or a later early stop than it had: then it resumes from
   * its last checkpoint.
   *
   * <p>The engine gets the settings' number of threads when a process uses it for the first time;
   * later trainings and predictions in the same process compute with as many.
   *
   * @param stop called after every update, on a GPU after every few; if it returns true, the
   *     training saves a checkpoint and stops
   * @throws RefusedException if another process is training in the folder, or a training with other
   *     settings or another corpus was started there; nothing is changed then
   * @throws org.mmlatch.train.NotFiniteException if a loss or gradient is not finite; the last
   *     checkpoint stays
   */
  public RunOutcome train(BooleanSupplier stop) {
    return train(stop, new TrainingListener() {});
  }

  /**
   * Like {@link #train(BooleanSupplier)}, but notifies a listener.
   *
   * @param watcher called before the state is saved or logged
   */
  public RunOutcome train(BooleanSupplier stop, TrainingListener watcher) {
    Devices.prepare(settings);
    if (Files.isRegularFile(folder.path())) {
      throw new RefusedException(folder.path() + " is a file; --run names the folder of a run");
    }
    Optional<Extension> extension = extension();
    if (extension.isEmpty() && isFinished()) {
      return new RunOutcome.FinishedBefore(finished());
    }
    MMLatch possible = RunModel.requirePossible(settings, corpus);
    if (!Files.exists(folder.config())) {
      var unused = StartWeights.of(settings, possible);
    }
    Device device = Devices.announced(settings.device());
    TrainingPrecision.require(settings.precision(), device);
    createFolder();
    return RunLock.of(folder, heartbeats)
        .holding(
            lock -> RunLog.appendingTo(folder.log(), () -> train(lock, device, stop, watcher)));
  }

  private boolean isFinished() {
    return Files.exists(folder.metrics(LAST_EVALUATED));
  }

  private RunResult finished() {
    Map<SplitName, Metrics> metrics = new EnumMap<>(SplitName.class);
    EVALUATED.forEach(split -> metrics.put(split, MetricsFile.read(folder.metrics(split))));
    TrainingState end = checkpoints.state();
    return new RunResult(folder, end.history().size(), end.earlyStopping(), metrics);
  }

  /**
   * Trains with the lock held. Checks the folder again first, since another process may have
   * changed it before this one got the lock.
   */
  private RunOutcome train(
      HeldLock lock, Device device, BooleanSupplier stop, TrainingListener watcher) {
    Optional<Extension> extension = extension();
    if (extension.isEmpty() && isFinished()) {
      return new RunOutcome.FinishedBefore(finished());
    }
    try (NDManager manager = NDManager.newBaseManager(device)) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      extension.ifPresent(longer -> longer.begin(lock, checkpoints, model.learnt()));
      writeDescription(lock, model, device);
      TrainingState end = train(lock, model, manager, stop, watcher);
      return Trainer.isOver(end, settings.train())
          ? new RunOutcome.Completed(evaluate(lock, model, end, manager))
          : new RunOutcome.Stopped(end.epoch(), end.batches());
    }
  }

  /** Trains until the end or a stop, and returns the last state, which has been saved. */
  private TrainingState train(
      HeldLock lock,
      RunModel model,
      NDManager parent,
      BooleanSupplier stop,
      TrainingListener watcher) {
    try (NDManager manager = parent.newSubManager()) {
      Optimizer optimizer = model.optimizer(manager);
      TrainingData data = model.data(corpus, manager);
      announce(data, manager.getDevice());
      Trainer trainer =
          new Trainer(settings, data, model.stages(), optimizer, manager, StepClock.OFF);
      Recorder recorder =
          new Recorder(folder, lock, checkpoints, settings, model.state(), optimizer);
      TrainingState start = start(lock, model, optimizer);
      try (EpochTracking tracking = EpochTracking.open(folder, settings, start)) {
        TrainingState end =
            trainer.train(
                start,
                TrainingListener.all(
                    List.of(
                        watcher,
                        recorder,
                        new EpochLines(settings.train()),
                        new MemoryLines(parent, manager),
                        tracking.of(model, data, manager))),
                stop);
        if (!Trainer.isOver(end, settings.train())) {
          recorder.save(end);
        }
        return end;
      }
    }
  }

  private void announce(TrainingData data, Device device) {
    int validated = data.validBatches().stream().mapToInt(batch -> batch.length).sum();
    if (settings.train().overfitOneBatch()) {
      LOG.info(
          "training on one batch of {} segments, validating on the same, on {}",
          validated,
          Devices.name(device));
    } else {
      LOG.info(
          "training on {} segments, validating on {}, on {}",
          data.train().size(),
          validated,
          Devices.name(device));
    }
  }

  private TrainingState start(HeldLock lock, RunModel model, Optimizer optimizer) {
    Optional<Checkpoint> checkpoint = checkpoints.newest();
    if (checkpoint.isEmpty()) {
      StartWeights.of(settings, model.model())
          .ifPresent(start -> start.place(model.state(), Provenance.read(folder.provenance())));
      return TrainingState.start(Schedule.of(settings));
    }
    ArrayFiles.read(checkpoint.get().weights(), "", model.state());
    TrainingState state = checkpoint.get().restore(optimizer);
    LOG.info("resuming in epoch {} after batch {}", state.epoch(), state.batches());
    checkpoints.link(lock, state); // a killed process may not have updated them
    Provenance.differences(
            Provenance.read(folder.provenance()),
            model.manager().getDevice(),
            Parallelism.of(settings))
        .forEach(
            d ->
                LOG.warn(
                    "{} was {} when the training started and is {} now: results may differ, and"
                        + " run.json keeps the first",
                    d.key(),
                    d.right(),
                    d.left()));
    return state;
  }

  /**
   * Returns the extension that the settings ask for; empty if they are those that the run was
   * started with.
   *
   * @throws RefusedException if any other setting or the corpus differs, or the run cannot be
   *     extended
   */
  private Optional<Extension> extension() {
    List<SettingDifference> differences =
        RunDescription.read(folder)
            .map(new RunDescription(settings, corpus.fingerprint())::differences)
            .orElse(List.of());
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    if (!differences.stream().allMatch(Extension::isLater)) {
      throw new RefusedException(startedOtherwise(differences));
    }
    Extension extension = new Extension(folder, settings, differences);
    extension.requirePossible(checkpoints);
    return Optional.of(extension);
  }

  private String startedOtherwise(List<SettingDifference> differences) {
    String lines =
        differences.stream()
            .map(
                d ->
                    "  %s: asked %s, had %s%s%n"
                        .formatted(
                            d.key(), d.left(), d.right(), Extension.isEnd(d.key()) ? RAISE : ""))
            .collect(Collectors.joining());
    return "%s was started with other settings; choose another --run folder, or use its settings with --config %s:%n%s"
        .formatted(folder.path(), folder.config(), lines)
        .stripTrailing();
  }

  private RunResult evaluate(HeldLock lock, RunModel last, TrainingState end, NDManager parent) {
    HistoryFile.write(lock, folder.history(), end.history());
    ValidationFile.write(lock, folder.validation(), end.history());
    ArrayFiles.read(checkpoints.best(end).weights(), "", last.state());
    RunModel model = settings.train().overfitOneBatch() ? last : tuned(lock, last, parent);
    Map<SplitName, Metrics> metrics = new EnumMap<>(SplitName.class);
    for (SplitName split : settings.train().overfitOneBatch() ? NONE : EVALUATED) {
      try (NDManager manager = parent.newSubManager()) {
        Predictions predictions =
            model.predict(model.load(corpus, split, manager), Progress.SILENT);
        AtomicFile.writeText(lock, folder.predictions(split), predictions.toCsv());
        metrics.put(split, predictions.metrics(model.task().metrics()));
        MetricsFile.write(
            lock, folder.metrics(split), model.task().description(), metrics.get(split));
      }
    }
    try (EpochTracking tracking = EpochTracking.open(folder, settings, end)) {
      tracking.results(end.history().size(), metrics);
    }
    return new RunResult(folder, end.history().size(), end.earlyStopping(), metrics);
  }

  /**
   * Returns the model with thresholds tuned on the validation split, if the settings ask for that.
   */
  private RunModel tuned(HeldLock lock, RunModel model, NDManager parent) {
    TaskDescription task = model.learnt().description();
    if (!task.type().hasThresholds() || settings.task().threshold().probability().isPresent()) {
      return model;
    }
    try (NDManager manager = parent.newSubManager()) {
      Predictions valid =
          model.predict(model.load(corpus, SplitName.VALID, manager), Progress.SILENT);
      List<OptionalDouble> chosen = ThresholdSearch.byF1(valid.outcomes());
      List<Double> logits = new ArrayList<>();
      for (int k = 0; k < chosen.size(); k++) {
        String name = task.outputs().get(k);
        if (chosen.get(k).isEmpty()) {
          LOG.warn("no segment of the validation split is {}: its threshold stays at 0.5", name);
        }
        logits.add(chosen.get(k).orElse(task.thresholds().get(k)));
        LOG.info(
            "{} is predicted as present above a probability of {}",
            name,
            String.format(Locale.ROOT, "%.3f", 1 / (1 + Math.exp(-logits.get(k)))));
      }
      RunModel tuned = model.withThresholds(logits);
      TaskFile.write(lock, folder.task(), tuned.learnt());
      return tuned;
    }
  }

  private void createFolder() {
    try {
      if (Files.isDirectory(folder.path()) && !Files.exists(folder.config())) {
        requireOurs();
      }
      Files.createDirectories(folder.path());
    } catch (IOException e) {
      throw AtomicFile.failure(folder.path(), e);
    }
  }

  /**
   * Checks that a folder without a run has only files that an interrupted start may have left.
   *
   * @throws RefusedException if it has anything else
   */
  private void requireOurs() throws IOException {
    Set<Path> ours =
        Set.of(
            folder.lock(),
            folder.log(),
            folder.normalisation(),
            folder.task(),
            folder.provenance(),
            folder.checkpoints());
    try (Stream<Path> entries = Files.list(folder.path())) {
      entries
          .filter(entry -> !ours.contains(entry) && !AtomicFile.isAside(entry))
          .findFirst()
          .ifPresent(
              entry -> {
                throw new RefusedException(
                    "%s is not a run, but contains %s; choose another --run folder"
                        .formatted(folder.path(), entry.getFileName()));
              });
    }
  }

  private void writeDescription(HeldLock lock, RunModel model, Device device) {
    if (Files.exists(folder.config())) {
      return;
    }
    NormalisationFile.write(lock, folder.normalisation(), model.statistics());
    TaskFile.write(lock, folder.task(), model.learnt());
    Map<String, String> start =
        StartWeights.of(settings, model.model()).map(StartWeights::provenance).orElse(Map.of());
    Provenance.write(lock, folder.provenance(), corpus, device, Parallelism.of(settings), start);
    AtomicFile.writeText(lock, folder.config(), settings.resolved());
  }

  /** Returns the default folder of a run: {@code runs/<name>-<seed>}. */
  public static Path defaultFolder(Settings settings) {
    return Path.of("runs", settings.name() + "-" + settings.seed());
  }
}
