package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.data.Progress;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/** Writes the folder of a sweep atomically. */
final class PlanWriter {
  private PlanWriter() {}

  /**
   * Writes a plan and the settings of its trials, unless the folder already has the same plan,
   * possibly written by another version of the program.
   *
   * @param plan the plan without digests of settings
   * @param source the sweep file, which is copied
   * @param trials the settings of each trial in the order of the plan, consumed one by one
   * @param finished finished trials of other sweeps; those with the same settings are copied
   * @param progress is told the number of trials written
   * @return the plan now in the folder
   * @throws RefusedException if the folder contains anything else
   */
  static Plan freeze(
      SweepFolder folder,
      Plan plan,
      Path source,
      Stream<Settings> trials,
      FinishedTrials finished,
      Progress progress) {
    if (Files.exists(folder.planFile())) {
      Plan existing = folder.plan();
      if (existing.isSame(plan) && finished == FinishedTrials.NONE) {
        requireSameSettings(folder, existing, trials);
        return existing;
      }
    }
    requireEmpty(folder);
    try (AtomicFolder building = new AtomicFolder(folder.path())) {
      SweepFolder inside = new SweepFolder(building.path());
      Plan complete = plan.withSettings(write(inside, plan, trials, finished, progress));
      AtomicFile.write(inside.source(), out -> Files.copy(source, out));
      AtomicFile.writeText(inside.planFile(), complete.toJson());
      building.publish();
      return complete;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the trials of an existing plan have the same settings, also those that the sweep
   * does not vary. The corpus may have been moved.
   *
   * @throws RefusedException if any setting differs
   */
  private static void requireSameSettings(
      SweepFolder folder, Plan existing, Stream<Settings> trials) {
    int index = 0;
    for (Iterator<Settings> left = trials.iterator(); left.hasNext(); index++) {
      Settings asked = left.next();
      if (existing.hasSettings(index, asked)) {
        continue;
      }
      Settings planned = SettingsLoader.loadFrozen(folder.trial(index).settings(), Map.of());
      String differences =
          asked.differences(planned).stream()
              .filter(d -> !d.key().equals("data.corpus"))
              .map(d -> "%n  %s: asked %s, had %s".formatted(d.key(), d.left(), d.right()))
              .collect(Collectors.joining());
      if (!differences.isEmpty()) {
        throw new RefusedException(
            "%s was planned with other settings; choose another --out folder. %s:%s"
                .formatted(folder.path(), existing.describe(index), differences));
      }
    }
  }

  private static void requireEmpty(SweepFolder folder) {
    if (!Files.exists(folder.path())) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder.path())) {
      if (entries.findAny().isPresent()) {
        throw new RefusedException(
            folder.path()
                + " is not empty and is not a plan of this sweep; choose another --out folder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes the settings of the trials. The files are not forced to the disk individually, which
   * would take minutes for thousands of trials. Their digests reveal files lost in a power failure.
   *
   * @return the digests, by index
   */
  private static List<String> write(
      SweepFolder folder,
      Plan plan,
      Stream<Settings> trials,
      FinishedTrials finished,
      Progress progress)
      throws IOException {
    List<String> digests = new ArrayList<>();
    int reused = 0;
    for (Iterator<Settings> left = trials.iterator(); left.hasNext(); ) {
      Settings settings = left.next();
      byte[] text = Plan.text(settings);
      int index = digests.size();
      TrialFolder trial = folder.trial(index);
      Files.createDirectories(trial.path());
      Files.write(trial.settings(), text);
      digests.add(Sha256.of(text));
      Optional<TrialFolder> same = finished.find(settings);
      if (same.isPresent()) {
        FinishedTrials.copy(same.get(), trial, index, plan);
        reused++;
      }
      progress.at(digests.size(), plan.trials().size());
    }
    finished.requireReused(reused);
    return digests;
  }
}
