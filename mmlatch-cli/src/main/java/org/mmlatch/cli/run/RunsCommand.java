package org.mmlatch.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.report.RunGroups;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.run.RunOverview;
import org.mmlatch.run.RunViews;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mmlatch runs}. */
@Command(
    name = "runs",
    description = {
      "List runs with their state, epochs, results and the settings in which they differ.",
      "",
      "Runs are sorted by validation loss, best first. Runs that cannot be read are listed at the "
          + "end."
    },
    footer = {"", "Examples:", "  mmlatch runs", "  mmlatch runs sweeps/mosi --json"})
public final class RunsCommand implements Callable<Integer> {
  private static final String ABSENT = "-";

  @Mixin private Output output;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Run folders, or folders that contain runs (default: runs).")
  private List<Path> paths = List.of(Path.of("runs"));

  @Override
  public Integer call() {
    List<RunOverview> runs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path path : paths) {
      for (Path run : RunViews.find(path)) {
        try {
          runs.add(RunOverview.of(run, run.normalize().toString()));
        } catch (BadDataException | SettingsException unusable) {
          unreadable.add(unusable.getMessage());
        }
      }
    }
    runs.sort(Comparator.comparingDouble(RunsCommand::bestLoss));
    List<Metric> primary = primary(runs);
    if (primary.size() > 1) { // losses of different tasks are not comparable
      runs.sort(Comparator.comparingInt(run -> place(run, primary)));
    }
    RunGroups groups = new RunGroups(runs.stream().map(RunOverview::view).toList());
    output.print(() -> table(runs, groups), () -> json(runs, groups));
    unreadable.forEach(output::remark);
    return (unreadable.isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA).status();
  }

  /** Returns the distinct primary metrics of the runs' tasks, in the order of the runs. */
  private static List<Metric> primary(List<RunOverview> runs) {
    return runs.stream().flatMap(run -> primary(run).stream()).distinct().toList();
  }

  private static Optional<Metric> primary(RunOverview run) {
    return run.metrics().values().stream().map(found -> found.catalogue().primary()).findFirst();
  }

  private static int place(RunOverview run, List<Metric> primary) {
    return primary(run).map(primary::indexOf).orElse(primary.size());
  }

  private static double bestLoss(RunOverview run) {
    int best = run.view().bestEpoch();
    return best == 0 ? Double.POSITIVE_INFINITY : run.view().history().get(best - 1).validLoss();
  }

  private static Table table(List<RunOverview> runs, RunGroups groups) {
    List<Metric> shown = primary(runs);
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("Run"));
    columns.add(Table.Column.left("State"));
    columns.add(Table.Column.right("Epochs"));
    columns.add(Table.Column.right("Best"));
    columns.add(Table.Column.right("Valid loss"));
    boolean isOneTask = shown.size() == 1;
    columns.add(Table.Column.right(isOneTask ? "Test " + shown.get(0).label() : "Test"));
    columns.add(Table.Column.right("Seed"));
    if (isOneColumn(groups)) {
      columns.add(Table.Column.left("Settings that differ"));
    } else {
      groups.keys().forEach(key -> columns.add(Table.Column.left(key)));
    }
    return new Table(columns, runs.stream().map(run -> row(run, isOneTask, groups)).toList());
  }

  private static List<String> row(RunOverview run, boolean isOneTask, RunGroups groups) {
    RunView view = run.view();
    List<String> row = new ArrayList<>(List.of(view.name(), state(run)));
    row.add(view.history().size() + "/" + run.epochs());
    row.add(view.bestEpoch() == 0 ? ABSENT : Integer.toString(view.bestEpoch()));
    row.add(view.bestEpoch() == 0 ? ABSENT : rounded(bestLoss(run)));
    row.add(
        Optional.ofNullable(run.metrics().get(SplitName.TEST))
            .map(test -> primary(test, isOneTask))
            .orElse(ABSENT));
    row.add(RunGroups.seed(view));
    List<String> values = groups.values(view);
    if (isOneColumn(groups)) {
      row.add(
          IntStream.range(0, values.size())
              .mapToObj(i -> groups.keys().get(i) + "=" + values.get(i))
              .collect(Collectors.joining(" ")));
    } else {
      row.addAll(values);
    }
    return row;
  }

  /** Formats the primary metric; with its name if the runs have several tasks. */
  private static String primary(Metrics test, boolean isOneTask) {
    Metric metric = test.catalogue().primary();
    String value = MetricsTable.text(test, metric);
    return isOneTask ? value : metric.label() + " " + value;
  }

  /**
   * Returns whether the settings that differ share one column, which can be wrapped. A column for
   * each of several settings would be too wide for a terminal.
   */
  private static boolean isOneColumn(RunGroups groups) {
    return groups.keys().size() > 1;
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String state(RunOverview run) {
    return run.state().name().toLowerCase(Locale.ROOT);
  }

  private static JsonArray json(List<RunOverview> runs, RunGroups groups) {
    JsonArray array = new JsonArray();
    for (RunOverview run : runs) {
      JsonObject json = new JsonObject();
      json.addProperty("run", run.view().name());
      json.addProperty("state", state(run));
      json.addProperty("epochs", run.view().history().size());
      json.addProperty("epochs_planned", run.epochs());
      json.addProperty("best_epoch", run.view().bestEpoch());
      json.add(
          "best_valid_loss",
          run.view().bestEpoch() == 0 ? JsonNull.INSTANCE : new JsonPrimitive(bestLoss(run)));
      json.addProperty("seed", RunGroups.seed(run.view()));
      JsonObject settings = new JsonObject();
      for (int i = 0; i < groups.keys().size(); i++) {
        settings.addProperty(groups.keys().get(i), groups.values(run.view()).get(i));
      }
      json.add("settings", settings);
      run.metrics().forEach((split, metrics) -> json.add(split.key(), metrics.toJson()));
      array.add(json);
    }
    return array;
  }
}
