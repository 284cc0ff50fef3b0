package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.Settings;

/** Writes the folder of a sweep, which appears complete or not at all. */
final class PlanWriter {
  private PlanWriter() {}

  /**
   * Writes a plan and the settings of its trials, unless they are there already, perhaps by another
   * version of the program.
   *
   * @param plan which has no digests of settings yet
   * @param source the sweep file, of which a copy is kept
   * @param trials the settings of each, in the order of the plan; drawn one by one
   * @return the plan that the folder has now
   * @throws RefusedException if the folder holds something else
   */
  static Plan freeze(SweepFolder folder, Plan plan, Path source, Stream<Settings> trials) {
    if (Files.exists(folder.planFile())) {
      Plan existing = folder.plan();
      if (existing.isSame(plan)) {
        return existing;
      }
    }
    requireEmpty(folder);
    try (AtomicFolder building = new AtomicFolder(folder.path())) {
      SweepFolder inside = new SweepFolder(building.path());
      Plan complete = plan.withSettings(write(inside, trials));
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
   * Writes the settings of the trials. They are not forced to the disk one by one, which would take
   * minutes for thousands: what a power failure takes of them, their digests tell.
   *
   * @return the digests, by index
   */
  private static List<String> write(SweepFolder folder, Stream<Settings> trials)
      throws IOException {
    List<String> digests = new ArrayList<>();
    for (Iterator<Settings> left = trials.iterator(); left.hasNext(); ) {
      byte[] settings = left.next().resolved().getBytes(StandardCharsets.UTF_8);
      TrialFolder trial = folder.trial(digests.size());
      Files.createDirectories(trial.path());
      Files.write(trial.settings(), settings);
      digests.add(Sha256.of(settings));
    }
    return digests;
  }
}
