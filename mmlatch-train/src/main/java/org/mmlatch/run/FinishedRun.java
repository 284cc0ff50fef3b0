package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.glove.GloveFile;
import org.mmlatch.data.glove.WordVectors;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.SegmentStream;
import org.mmlatch.data.labels.Tokens;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.masks.FeatureMasks;
import org.mmlatch.eval.masks.SegmentGroups;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.train.MaskPart;
import org.mmlatch.train.NotFiniteException;
import org.mmlatch.train.SegmentMasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trained run, opened to use its best weights. The training need not be finished. */
public final class FinishedRun {
  private static final Logger LOG = LoggerFactory.getLogger(FinishedRun.class);

  private final RunFolder folder;
  private final Settings settings;
  private final DeviceChoice device;

  private FinishedRun(RunFolder folder, Settings settings, DeviceChoice device) {
    this.folder = folder;
    this.settings = settings;
    this.device = device;
  }

  /**
   * Opens a run.
   *
   * @throws org.mmlatch.BadDataException if the path is not a run
   */
  public static FinishedRun open(Path path) {
    RunFolder folder = RunFolder.existing(path);
    Settings settings = SettingsLoader.loadFrozen(folder.config(), Map.of());
    return new FinishedRun(folder, settings, settings.device());
  }

  /** Returns this run, computing on another device. */
  public FinishedRun on(DeviceChoice otherDevice) {
    return new FinishedRun(folder, settings, otherDevice);
  }

  /** Returns the run's settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns the run's task: its type and the meaning of its outputs. */
  public TaskDescription task() {
    return TaskFile.read(folder.task()).description();
  }

  /**
   * Returns the folder of the corpus that the run was trained on: the path in its settings,
   * relative to the current folder, or else the absolute path recorded at training. If neither has
   * the same contents, the first that exists is returned with a warning.
   *
   * @throws BadDataException if there is no corpus at either path; the message says what to do
   */
  public Path corpusFolder() {
    SortedMap<String, String> provenance = Provenance.read(folder.provenance());
    List<Path> places =
        Stream.of(settings.data().corpus(), Path.of(provenance.getOrDefault("corpus", "")))
            .map(place -> place.toAbsolutePath().normalize())
            .distinct()
            .filter(place -> Files.isRegularFile(place.resolve(Manifest.FILE_NAME)))
            .toList();
    String fingerprint = provenance.get(Provenance.FINGERPRINT);
    for (Path place : places) {
      if (Corpus.open(place).fingerprint().equals(fingerprint)) {
        return place;
      }
    }
    if (places.isEmpty()) {
      throw new BadDataException(
          "the corpus that %s was trained on is not at %s; if it was moved, give it with --corpus"
              .formatted(folder.path(), provenance.getOrDefault("corpus", "its place")));
    }
    LOG.warn(
        "the corpus at {} is not the one that {} was trained on: its contents differ",
        places.get(0),
        folder.path());
    return places.get(0);
  }

  /** Predicts a split of a corpus with the best weights; nothing is written. */
  public Predictions predict(Corpus corpus, SplitName split) {
    return predict(corpus, split, Progress.SILENT);
  }

  /**
   * Like {@link #predict(Corpus, SplitName)}, but reports progress.
   *
   * @param progress receives the number of segments done
   */
  public Predictions predict(Corpus corpus, SplitName split, Progress progress) {
    return withModel(
        (model, manager) -> model.predict(model.load(corpus, split, manager), progress));
  }

  /**
   * Predicts the segments of sources in any import format, with the run's own normalisation, and
   * streams the predictions to a CSV file. The file appears when it is complete.
   *
   * @param sources sources as for an import; labels and splits are optional
   * @param out the file; replaced if it exists
   * @param detail whether to write masks too
   * @param progress receives the number of segments done
   * @throws org.mmlatch.BadDataException if a source cannot be read or lacks features that the
   *     model reads
   * @throws RefusedException if masks are requested but the run has no feedback
   */
  public PredictionReport predict(
      ImportOptions sources, Path out, PredictionFile.Detail detail, Progress progress) {
    if (detail == PredictionFile.Detail.MASKS) {
      requireMasks();
    }
    return withModel(
        (model, manager) -> {
          SegmentStream stream = stream(model);
          AtomicLong predicted = new AtomicLong();
          AtomicFile.write(
              out,
              bytes -> {
                try (PredictionFile file =
                    new PredictionFile(
                        bytes,
                        model.task().description().form(),
                        detail == PredictionFile.Detail.MASKS ? model.dims() : Map.of())) {
                  SegmentPredictions predictions =
                      new SegmentPredictions(model, detail, file::write);
                  stream.read(
                      sources,
                      targets ->
                          contradiction(sources, targets, model)
                              .ifPresent(
                                  found -> LOG.warn("{}: these targets are left empty", found)),
                      progress,
                      predictions);
                  predicted.set(predictions.finish());
                }
              });
          return new PredictionReport(predicted.get(), stream.dropped());
        });
  }

  private SegmentStream stream(RunModel model) {
    return new SegmentStream(
        model.dims(),
        model.byRows(),
        Provenance.preparation(folder.provenance()),
        model.learnt().targets().asColumns());
  }

  /** Returns in which way the sources' labels have another meaning than in training, if they do. */
  private static Optional<String> contradiction(
      ImportOptions sources, List<Target> targets, RunModel model) {
    return model
        .learnt()
        .targets()
        .contradiction(targets)
        .map(found -> sources.sources().get(0) + " has " + found);
  }

  /**
   * Predicts the labelled segments of a split of sources in any import format, with the run's own
   * normalisation; nothing is written. If the sources define no splits, all segments are predicted.
   *
   * @param sources sources as for an import; segments without a label for a target of the run are
   *     left out
   * @param progress receives the number of segments done
   * @throws BadDataException if a source cannot be read, lacks features that the model reads, has
   *     no label of the run's targets, or has labels with another meaning than in training
   */
  public SourcePredictions predict(ImportOptions sources, SplitName split, Progress progress) {
    return withModel(
        (model, manager) -> {
          SegmentStream stream = stream(model);
          List<Predictions.Row> rows = new ArrayList<>();
          AtomicLong unlabelled = new AtomicLong();
          SegmentPredictions each =
              new SegmentPredictions(
                  model,
                  PredictionFile.Detail.VALUES,
                  found -> {
                    if (found.targets().stream().anyMatch(target -> Float.isNaN(target))) {
                      unlabelled.incrementAndGet();
                    } else {
                      rows.add(
                          new Predictions.Row(
                              found.id().toString(), found.targets(), found.values()));
                    }
                  });
          stream.readLabelled(
              sources,
              split,
              targets ->
                  contradiction(sources, targets, model)
                      .ifPresent(
                          found -> {
                            throw new BadDataException(
                                found + "; describe the labels as at import, with --labels");
                          }),
              progress,
              each);
          each.finish();
          if (rows.isEmpty()) {
            throw new BadDataException(
                "%s: no segment has a label of a target that the run has learnt: %s"
                    .formatted(sources.sources().get(0), task().outputs()));
          }
          return new SourcePredictions(
              new Predictions(task().form(), rows), stream.dropped(), unlabelled.get());
        });
  }

  /**
   * Predicts texts, which are split into words like transcripts at import.
   *
   * @param vectors word vectors in a format that an import accepts; must be those that the run was
   *     trained with
   * @throws BadDataException if the run reads more than text, or vectors of another size
   */
  public List<TextPrediction> predictTexts(List<String> texts, Path vectors) {
    RunInputs inputs = inputs();
    int unused = inputs.textDim(); // fails before a large file is read
    List<List<String>> words = texts.stream().map(Tokens::of).toList();
    WordVectors found =
        GloveFile.read(vectors, words.stream().flatMap(List::stream).collect(Collectors.toSet()));
    inputs.requireVectors(vectors, found.dim());
    List<TextPrediction> predictions = new ArrayList<>();
    withModel(
        (model, manager) -> {
          SegmentPredictions each =
              new SegmentPredictions(
                  model,
                  PredictionFile.Detail.VALUES,
                  prediction -> {
                    int i = predictions.size();
                    float[] shown = model.task().shown(Floats.toArray(prediction.values()));
                    predictions.add(
                        new TextPrediction(
                            texts.get(i),
                            words.get(i),
                            words.get(i).stream().filter(word -> !found.has(word)).toList(),
                            Floats.asList(shown)));
                  });
          for (List<String> text : words) {
            each.accept(segment(text, found));
          }
          return each.finish();
        });
    return predictions;
  }

  private static Segment segment(List<String> words, WordVectors vectors) {
    RawRows rows = vectors.rows(words);
    float[] values = new float[rows.rows() * rows.dim()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows.get(i / rows.dim(), i % rows.dim());
    }
    return new Segment(
        new SegmentId("text", 0),
        Map.of(Modality.TEXT, FeatureMatrix.of(vectors.dim(), values)),
        Float.NaN,
        Optional.of(words));
  }

  /**
   * Calculates the feedback masks over a split of a corpus: for each modality the merged mask, then
   * the masks from each source modality.
   *
   * @param progress receives the number of segments done
   * @throws RefusedException if the run has no feedback
   * @throws NotFiniteException if a mask is not finite
   */
  public List<FeatureMasks> masks(Corpus corpus, SplitName name, Progress progress) {
    requireMasks();
    return withModel(
        (model, manager) -> {
          ResidentSplit split = model.load(corpus, name, manager);
          SegmentMasks masks = model.masks(split, progress);
          return masks.parts().stream()
              .map(part -> featureMasks(corpus, model, split, part, finite(masks.means(part))))
              .toList();
        });
  }

  private static float[][] finite(float[][] means) {
    for (float[] row : means) {
      for (float mean : row) {
        if (!Float.isFinite(mean)) {
          throw new NotFiniteException(
              "a mask is not finite: the weights have become too large to compute with");
        }
      }
    }
    return means;
  }

  private static FeatureMasks featureMasks(
      Corpus corpus, RunModel model, ResidentSplit split, MaskPart part, float[][] means) {
    ModalityInfo info = corpus.manifest().modalities().get(part.target());
    return new FeatureMasks(
        part.target().key(),
        part.source().map(Modality::key).orElse(FeatureMasks.MERGED),
        IntStream.range(0, info.dim()).mapToObj(info::featureName).toList(),
        means,
        SegmentGroups.of(model.learnt().description(), split.targets()),
        split.lengths());
  }

  private void requireMasks() {
    if (settings.feedback().type() == FeedbackType.NONE) {
      throw new RefusedException(folder.path() + " has no masks: its feedback.type is none");
    }
  }

  /**
   * Explains the prediction of one segment of a corpus, from any split. Mask dropout is off, even
   * if the run has it on in evaluation: the draws would change a prediction as much as a missing
   * word.
   *
   * @param output the label or class to explain; empty for the likeliest
   * @throws org.mmlatch.BadDataException if the corpus has no such segment, or lacks features that
   *     the model reads
   * @throws SettingsException if the run has no such label or class
   */
  public Explanation explain(Corpus corpus, SegmentId id, Optional<String> output) {
    List<String> outputs = task().outputs();
    output
        .filter(name -> !outputs.contains(name))
        .ifPresent(
            name -> {
              throw new SettingsException(
                  "%s has not learnt '%s', only %s".formatted(folder.path(), name, outputs));
            });
    FinishedRun steady = settings.feedback().drawsInEvaluation() ? withoutDraws() : this;
    return steady.withModel(
        (model, manager) -> {
          model.requireFeatures(corpus);
          return new Explainer(model).explain(find(corpus, id), output);
        });
  }

  private FinishedRun withoutDraws() {
    LOG.warn(
        "explained without feedback.mask-dropout-at-evaluation, so the prediction differs from the"
            + " run's, which is random");
    Map<String, String> off = Map.of("feedback.mask-dropout-at-evaluation", "false");
    return new FinishedRun(folder, SettingsLoader.loadFrozen(folder.config(), off), device);
  }

  private static Segment find(Corpus corpus, SegmentId id) {
    for (SplitName name : SplitName.values()) {
      SplitData split = corpus.split(name);
      int index = split.ids().indexOf(id);
      if (index >= 0) {
        return split.segment(index);
      }
    }
    throw new BadDataException(
        "%s has no segment %s; its first one is %s"
            .formatted(corpus.folder(), id, corpus.split(SplitName.TRAIN).id(0)));
  }

  /**
   * Writes the best weights to a safetensors file, with the released PyTorch code's names.
   *
   * @return the weights written
   * @throws org.mmlatch.data.FolderNotEmptyException if the file already exists
   */
  public List<ExchangedWeight> exportWeights(Path file) {
    return withModel((model, manager) -> PytorchWeights.write(file, model));
  }

  private void warnIfUntuned() {
    boolean tuned = settings.task().threshold().probability().isEmpty();
    if (tuned && task().type().hasThresholds() && Files.notExists(folder.metrics(SplitName.TEST))) {
      LOG.warn(
          "{} chooses thresholds at the end of its training, which is not finished; using 0.5",
          folder.path());
    }
  }

  private <T> T withModel(BiFunction<RunModel, NDManager, T> use) {
    Devices.prepare(settings);
    try (NDManager manager = NDManager.newBaseManager(Devices.of(device))) {
      warnIfUntuned();
      return use.apply(load(manager), manager);
    }
  }

  /**
   * Loads the model with the best weights.
   *
   * @param manager manager on the device to compute on; owns the weights
   */
  public RunModel load(NDManager manager) {
    SafetensorsFile weights = weights();
    return RunModel.loaded(
        settings,
        TaskFile.read(folder.task()),
        NormalisationFile.read(folder.normalisation()),
        (name, parameter) -> ArrayFiles.floats(weights, name, parameter.getShape()),
        manager);
  }

  /** Opens the file of the best weights, in a package or in a run's best checkpoint. */
  public SafetensorsFile weights() {
    return Files.isRegularFile(folder.packagedWeights())
        ? SafetensorsFile.open(folder.packagedWeights())
        : new Checkpoints(folder, settings.checkpoint().keep()).best().weights();
  }

  /** Returns the run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /** Returns the preparation of segments for the run's model. */
  public RunInputs inputs() {
    return new RunInputs(
        settings, TaskFile.read(folder.task()), NormalisationFile.read(folder.normalisation()));
  }
}
