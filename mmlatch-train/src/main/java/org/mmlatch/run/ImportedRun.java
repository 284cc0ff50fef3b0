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
 * Creates a run folder for weights that were trained elsewhere; it can be used like a finished run.
 * Its only checkpoint, which is the last and the best, holds these weights and can be trained
 * further. Its {@code run.json} names their file.
 */
public final class ImportedRun {
  private final Settings settings;
  private final Corpus corpus;

  /**
   * Creates an import; nothing is written yet.
   *
   * @param settings the settings that the weights were trained with; they define the model
   * @param corpus the corpus that they were trained on; its training split's statistics normalise
   *     the features
   */
  public ImportedRun(Settings settings, Corpus corpus) {
    this.settings = settings;
    this.corpus = corpus;
  }

  /**
   * Writes the run's folder, which appears complete or not at all.
   *
   * @param weights safetensors file with the released code's names
   * @param target the run's folder; must not exist or must be empty
   * @return the imported weights
   * @throws org.mmlatch.BadDataException if the file does not have exactly the model's weights
   * @throws org.mmlatch.data.FolderNotEmptyException if the folder is not empty
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
