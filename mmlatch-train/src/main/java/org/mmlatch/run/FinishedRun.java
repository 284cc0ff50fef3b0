package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.train.MaskAverages;

/** A run whose best weights are used again. */
public final class FinishedRun {
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
   * @throws org.mmlatch.BadDataException if there is none
   */
  public static FinishedRun open(Path path) {
    RunFolder folder = RunFolder.existing(path);
    Settings settings = SettingsLoader.load(Optional.of(folder.config()), Map.of());
    return new FinishedRun(folder, settings, settings.device());
  }

  /** Returns this run computing elsewhere than it was trained. */
  public FinishedRun on(DeviceChoice otherDevice) {
    return new FinishedRun(folder, settings, otherDevice);
  }

  /** Returns the run's settings. */
  public Settings settings() {
    return settings;
  }

  /** Predicts a split of a corpus by the best weights; nothing is written. */
  public Predictions predict(Corpus corpus, SplitName split) {
    return withModel((model, manager) -> model.predict(model.load(corpus, split, manager)));
  }

  /** Averages the masks over a split of a corpus; there are none without feedback. */
  public MaskAverages masks(Corpus corpus, SplitName split) {
    return withModel((model, manager) -> model.masks(model.load(corpus, split, manager)));
  }

  /**
   * Writes the best weights to a safetensors file under PyTorch's names.
   *
   * @return what was written
   * @throws org.mmlatch.data.FolderNotEmptyException if there is such a file already
   */
  public List<ExchangedWeight> exportWeights(Path file) {
    return withModel((model, manager) -> PytorchWeights.write(file, model));
  }

  private <T> T withModel(BiFunction<RunModel, NDManager, T> use) {
    try (NDManager manager = NDManager.newBaseManager(Devices.of(device))) {
      Checkpoints checkpoints = new Checkpoints(folder, settings.checkpoint().keep());
      SafetensorsFile weights = checkpoints.best().weights();
      RunModel model =
          RunModel.loaded(
              settings,
              NormalisationFile.read(folder.normalisation()),
              (name, parameter) -> ArrayFiles.floats(weights, name, parameter.getShape()),
              manager);
      return use.apply(model, manager);
    }
  }
}
