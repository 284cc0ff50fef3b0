package org.mmlatch.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.io.Staging;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.TaskChoice;
import org.mmlatch.train.TrainingState;

/**
 * A run folder for weights that were trained elsewhere, usable like a finished run. Its checkpoint,
 * the last and best, is the start of a training from these weights; its {@code run.json} names
 * their file.
 */
public final class ImportedRun {
  private final Settings settings;
  private final Corpus corpus;

  /**
   * Describes a run.
   *
   * @param settings what the weights were trained with; they say which model it is
   * @param corpus what they were trained on; its training split's statistics normalise the features
   */
  public ImportedRun(Settings settings, Corpus corpus) {
    this.settings = settings;
    this.corpus = corpus;
  }

  /**
   * Writes the run's folder, which appears complete or not at all.
   *
   * @param weights safetensors file with the released code's names
   * @param target must not exist, or be empty
   * @return the weights that were imported
   * @throws org.mmlatch.BadDataException if the file has not just the weights of the model
   * @throws org.mmlatch.data.FolderNotEmptyException if there is something in the folder
   */
  public List<ExchangedWeight> write(Path weights, Path target) {
    CorpusWriter.requireFree(target);
    Map<Modality, FeatureStatistics> statistics = RunModel.statistics(settings, corpus);
    LearntTask learnt = TaskChoice.of(settings, corpus.manifest().targets());
    PytorchWeights read =
        PytorchWeights.read(weights, RunModel.model(settings, learnt, statistics));
    try (AtomicFolder building = new AtomicFolder(target)) {
      write(new RunFolder(building.path()), learnt, statistics, read, weights);
      building.publish();
      return read.weights();
    }
  }

  private void write(
      RunFolder run,
      LearntTask learnt,
      Map<Modality, FeatureStatistics> statistics,
      PytorchWeights read,
      Path weights) {
    NormalisationFile.write(Staging.BESIDE, run.normalisation(), statistics);
    TaskFile.write(Staging.BESIDE, run.task(), learnt);
    Map<String, String> origin =
        Map.of(Provenance.IMPORTED, weights + ", SHA-256 " + Sha256.of(weights));
    Provenance.write(
        Staging.BESIDE, run.provenance(), corpus, Device.cpu(), Parallelism.of(settings), origin);
    AtomicFile.writeText(run.config(), settings.resolved());
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      RunModel model =
          RunModel.loaded(
              settings, learnt, statistics, (name, parameter) -> read.values().get(name), manager);
      Optimizer optimizer = model.optimizer(manager);
      TrainingState start = TrainingState.start(Schedule.of(settings));
      Checkpoints checkpoints = new Checkpoints(run, settings.checkpoint().keep());
      checkpoints.save(Staging.BESIDE, start, model.state(), optimizer);
    }
  }
}
