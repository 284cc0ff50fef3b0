package org.mmlatch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/** Reads the contents of reports from run folders. Unfinished runs have only some of them. */
public final class RunViews {
  private static final List<SplitName> SPLITS = List.of(SplitName.VALID, SplitName.TEST);

  private RunViews() {}

  /**
   * Reads a run; predictions are read on demand.
   *
   * @param name the name to show for it
   * @param corpora reads the lengths of segments; share it between runs that are read together
   * @throws BadDataException if there is no run, or a file of it is damaged
   */
  public static RunView read(Path path, String name, CorpusLengths corpora) {
    RunFolder folder = RunFolder.existing(path);
    Settings settings = SettingsLoader.loadFrozen(folder.config(), Map.of());
    SortedMap<String, String> provenance = Provenance.read(folder.provenance());
    List<RunView.Epoch> history = HistoryFile.read(folder.history());
    Map<String, RunView.SplitResult> results = new LinkedHashMap<>();
    boolean isFinished = Files.exists(folder.metrics(SplitName.TEST));
    for (SplitName split : SPLITS) {
      if (isFinished && Files.exists(folder.metrics(split))) {
        results.put(split.key(), result(folder, split));
      }
    }
    return new RunView(
        name,
        settings.values(),
        provenance,
        history,
        bestEpoch(history),
        results,
        corpora.of(settings, provenance));
  }

  /**
   * Reads a finished run's results on a split, with its settings and provenance but without history
   * and lengths.
   *
   * @param name the name to show for it
   * @throws BadDataException if there is no run, it is not finished, or a file of it is damaged
   */
  public static RunView result(Path path, String name, SplitName split) {
    RunFolder folder = RunFolder.existing(path);
    MetricsFile.require(folder, split);
    return new RunView(
        name,
        SettingsLoader.loadFrozen(folder.config(), Map.of()).values(),
        Provenance.read(folder.provenance()),
        List.of(),
        0,
        Map.of(split.key(), result(folder, split)),
        Map.of());
  }

  private static RunView.SplitResult result(RunFolder folder, SplitName split) {
    Path metrics = folder.metrics(split);
    return new RunView.SplitResult(
        () -> Predictions.read(folder.predictions(split)),
        MetricsFile.task(metrics),
        MetricsFile.read(metrics));
  }

  /**
   * Returns the first epoch with the lowest validation loss, as the training chooses it; 0 if there
   * is none.
   */
  static int bestEpoch(List<RunView.Epoch> history) {
    RunView.Epoch best = new RunView.Epoch(0, 0, Double.POSITIVE_INFINITY, 0);
    for (RunView.Epoch epoch : history) {
      best = epoch.validLoss() < best.validLoss() ? epoch : best;
    }
    return best.number();
  }

  /**
   * Returns the run folders that a path stands for: the run itself, or the runs in a folder, or
   * those of a sweep, {@code trials/…/run}.
   *
   * @throws BadDataException if there are none
   */
  public static List<Path> find(Path path) {
    if (isRun(path)) {
      return List.of(path);
    }
    List<Path> found = within(path);
    if (found.isEmpty()) {
      Path usual = path.resolve("runs");
      throw new BadDataException(
          path
              + " is neither a run nor a folder of runs. "
              + (within(usual).isEmpty() ? "Train one first." : usual + " is one."));
    }
    return found;
  }

  /** Returns the runs in a folder and in its {@code trials}; empty if there are none. */
  static List<Path> within(Path folder) {
    return Stream.of(folder, folder.resolve("trials"))
        .flatMap(parent -> runsBelow(parent).stream())
        .toList();
  }

  private static boolean isRun(Path path) {
    return Files.isRegularFile(new RunFolder(path).config());
  }

  private static List<Path> runsBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .flatMap(entry -> Stream.of(entry, entry.resolve("run")))
          .filter(RunViews::isRun)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadDataException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
