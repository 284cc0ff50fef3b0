package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.data.Progress;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.Settings;

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
        return existing;
      }
    }
    requireEmpty(folder);
    try (AtomicFolder building = new AtomicFolder(folder.path())) {
      SweepFolder inside = new SweepFolder(building.path());
      Plan complete = plan.withSettings(write(inside, plan, trials, finished, progress));
      AtomicFile.writeText(inside.source(), Files.readString(source));
      AtomicFile.writeText(inside.planFile(), complete.toJson());
      building.publish();
      return complete;
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
      byte[] text = settings.resolved().getBytes(StandardCharsets.UTF_8);
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
