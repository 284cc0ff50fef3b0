package org.mmlatch.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.data.Corpus;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Sha256;
import org.mmlatch.io.Staging;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * The finished trials of earlier sweeps, found by the settings that determine their results, so
 * that a larger sweep does not train them again.
 */
final class FinishedTrials {
  /** No trials. */
  static final FinishedTrials NONE = new FinishedTrials(List.of(), Map.of());

  private final List<SweepFolder> sweeps;
  private final Map<String, TrialFolder> byDigest;

  private FinishedTrials(List<SweepFolder> sweeps, Map<String, TrialFolder> byDigest) {
    this.sweeps = sweeps;
    this.byDigest = byDigest;
  }

  /**
   * Reads the settings of all finished trials. If two have the same settings, the first is kept.
   *
   * @param corpus the corpus that they must have been trained on
   * @throws SettingsException if a sweep has another corpus or no finished trial
   * @throws org.mmlatch.BadDataException if a trial's settings were edited after planning
   */
  static FinishedTrials of(List<SweepFolder> sweeps, Corpus corpus) {
    Map<String, TrialFolder> byDigest = new HashMap<>();
    for (SweepFolder sweep : sweeps) {
      Plan plan = sweep.plan();
      if (!plan.corpusFingerprint().equals(corpus.fingerprint())) {
        throw new SettingsException(
            "%s was planned for another corpus than %s; its results cannot be reused"
                .formatted(sweep.path(), corpus.folder()));
      }
      int finished = 0;
      List<Boolean> done = ParallelTrials.read(sweep, plan, trial -> Files.exists(trial.result()));
      for (int index = 0; index < plan.trials().size(); index++) {
        TrialFolder trial = sweep.trial(index);
        if (done.get(index)) {
          plan.requireUnedited(index, trial.settings());
          byDigest.putIfAbsent(
              digest(SettingsLoader.loadFrozen(trial.settings(), Map.of())), trial);
          finished++;
        }
      }
      if (finished == 0) {
        throw new SettingsException(
            sweep.path() + " has no finished trial to reuse; run it first, or leave it out");
      }
    }
    return new FinishedTrials(sweeps, byDigest);
  }

  /** Returns a digest of the settings that determine a trial's result. */
  private static String digest(Settings settings) {
    String lines =
        settings.values().entrySet().stream()
            .filter(entry -> Settings.affectsResult(entry.getKey()))
            .filter(entry -> !entry.getKey().equals("name"))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n"));
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the finished trial that was trained with these settings, if there is one. */
  Optional<TrialFolder> find(Settings settings) {
    return byDigest.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byDigest.get(digest(settings)));
  }

  /**
   * Checks that something was found.
   *
   * @throws SettingsException if no trial was reused although some were offered
   */
  void requireReused(int reused) {
    if (!sweeps.isEmpty() && reused == 0) {
      throw new SettingsException(
          "none of the %d finished trials of %s has the settings of a trial of this sweep, so nothing can be reused; compare their sweep.conf with yours, or leave out --reuse"
              .formatted(
                  byDigest.size(),
                  sweeps.stream()
                      .map(sweep -> sweep.path().toString())
                      .collect(Collectors.joining(", "))));
    }
  }

  /**
   * Copies a finished trial into a sweep that is being planned: its run, journal and output as they
   * are, its result under the new index and label. Its process may still be releasing the lease, so
   * partial files, which it removes, are left out.
   */
  static void copy(TrialFolder from, TrialFolder to, int index, Plan plan) throws IOException {
    Set<Path> own = Set.of(from.settings(), from.result(), from.lease(), from.run().lock());
    Files.walkFileTree(
        from.path(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (AtomicFile.isAside(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return folder.equals(from.path())
                ? FileVisitResult.CONTINUE
                : visitFile(folder, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path source, BasicFileAttributes attributes)
              throws IOException {
            if (!own.contains(source) && !AtomicFile.isAside(source)) {
              Path target = to.path().resolve(from.path().relativize(source).toString());
              Files.copy(source, target, LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path source, IOException failure)
              throws IOException {
            if (AtomicFile.isAside(source)) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    TrialResult.read(from.result()).write(Staging.BESIDE, to.result(), index, plan);
  }
}
