package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.Settings;

/** Writes the folder of a sweep, which appears complete or not at all. */
final class PlanWriter {
  private PlanWriter() {}

  /**
   * Writes a plan and the settings of its trials, unless they are there already, perhaps by another
   * version of the program.
   *
   * @param source the sweep file, of which a copy is kept
   * @param trials the settings of each, by index
   * @return the plan that the folder has now
   * @throws RefusedException if the folder holds something else
   */
  static Plan freeze(SweepFolder folder, Plan plan, Path source, List<Settings> trials) {
    if (Files.exists(folder.planFile()) && folder.plan().isSame(plan)) {
      return folder.plan();
    }
    requireEmpty(folder);
    try (AtomicFolder building = new AtomicFolder(folder.path())) {
      write(new SweepFolder(building.path()), plan, Files.readString(source), trials);
      building.publish();
      return plan;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static void requireEmpty(SweepFolder folder) {
    if (!Files.exists(folder.path())) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder.path())) {
      if (entries.findAny().isPresent()) {
        throw new RefusedException(
            folder.path() + " is not empty, and no plan of this sweep; give another --out folder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static void write(SweepFolder folder, Plan plan, String source, List<Settings> trials)
      throws IOException {
    for (int i = 0; i < trials.size(); i++) {
      TrialFolder trial = folder.trial(i);
      Files.createDirectories(trial.path());
      AtomicFile.writeText(trial.settings(), trials.get(i).resolved());
    }
    AtomicFile.writeText(folder.source(), source);
    AtomicFile.writeText(folder.planFile(), plan.toJson());
  }
}
