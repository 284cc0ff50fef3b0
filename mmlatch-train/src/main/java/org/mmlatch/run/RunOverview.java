package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/**
 * A summary of a run's progress and results.
 *
 * @param state the state of the run
 * @param epochs maximum number of epochs, from its settings
 * @param view its settings, provenance and history; without results
 * @param metrics its metrics by split; empty if it is not finished
 */
public record RunOverview(State state, int epochs, RunView view, Map<SplitName, Metrics> metrics) {
  /** The state of a run. */
  public enum State {
    /** Trained and evaluated. */
    FINISHED,
    /** A process is, or may be, training it now. */
    TRAINING,
    /** Its weights were imported, and it has not been trained. */
    IMPORTED,
    /** It was stopped; training with the same settings and folder resumes it. */
    STOPPED
  }

  /**
   * Reads a run's small files.
   *
   * @param name the name to show for it
   * @throws org.mmlatch.BadDataException if there is no run, or a file of it is damaged
   */
  public static RunOverview of(Path path, String name) {
    RunFolder folder = RunFolder.existing(path);
    Settings settings = SettingsLoader.loadFrozen(folder.config(), Map.of());
    List<RunView.Epoch> history = HistoryFile.read(folder.history());
    Map<SplitName, Metrics> metrics = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      if (Files.exists(folder.metrics(split))) {
        metrics.put(split, MetricsFile.read(folder.metrics(split)));
      }
    }
    RunView view =
        new RunView(
            name,
            settings.values(),
            Provenance.read(folder.provenance()),
            history,
            RunViews.bestEpoch(history),
            Map.of(),
            Map.of());
    return new RunOverview(
        state(folder, view, metrics), settings.train().epochs(), view, Map.copyOf(metrics));
  }

  private static State state(RunFolder folder, RunView view, Map<SplitName, Metrics> metrics) {
    if (metrics.containsKey(SplitName.TEST)) {
      return State.FINISHED;
    }
    if (view.history().isEmpty() && view.provenance().containsKey(Provenance.IMPORTED)) {
      return State.IMPORTED;
    }
    return RunLock.holder(folder.lock()).isPresent() ? State.TRAINING : State.STOPPED;
  }
}
