package org.mmlatch.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.mmlatch.BadDataException;
import org.mmlatch.settings.SettingsException;

/**
 * The folder of a sweep and the paths in it.
 *
 * @param path the sweep's folder
 */
public record SweepFolder(Path path) {
  /**
   * Returns the folder of a sweep that has been planned.
   *
   * @throws BadDataException if the folder has no plan
   */
  public static SweepFolder existing(Path path) {
    SweepFolder folder = new SweepFolder(path);
    if (!Files.isRegularFile(folder.planFile())) {
      throw new BadDataException(
          "%s is not a sweep: it has no %s. Make one: mmlatch sweep plan SWEEP.conf --out %s"
              .formatted(path, folder.planFile().getFileName(), path));
    }
    return folder;
  }

  /** Returns the plan. */
  public Plan plan() {
    return Plan.read(planFile());
  }

  /**
   * Returns the folder of a trial.
   *
   * @throws SettingsException if the plan has no trial with that index
   */
  public TrialFolder trial(int index, Plan plan) {
    if (index < 0 || index >= plan.trials().size()) {
      throw new SettingsException(
          "there is no trial %d in %s; it has trials 0 to %d"
              .formatted(index, path, plan.trials().size() - 1));
    }
    return trial(index);
  }

  TrialFolder trial(int index) {
    return new TrialFolder(
        path.resolve("trials").resolve(String.format(Locale.ROOT, "%04d", index)));
  }

  /** Returns the path of the plan. */
  public Path planFile() {
    return path.resolve("plan.json");
  }

  /** Returns the path of the copy of the sweep file. */
  public Path source() {
    return path.resolve("sweep.conf");
  }
}
