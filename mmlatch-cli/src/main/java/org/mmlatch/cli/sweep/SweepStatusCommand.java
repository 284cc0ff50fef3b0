package org.mmlatch.cli.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.Table;
import org.mmlatch.sweep.Plan;
import org.mmlatch.sweep.SweepFolder;
import org.mmlatch.sweep.TrialStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mmlatch sweep status}. */
@Command(
    name = "status",
    description = "Show the state of each trial: done, running, failed, interrupted or waiting.",
    footer = {"", "Example:", "  mmlatch sweep status sweeps/mosi"})
final class SweepStatusCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Override
  public Integer call() {
    SweepFolder sweep = SweepFolder.existing(folder);
    Plan plan = sweep.plan();
    List<TrialStatus> trials = TrialStatus.all(sweep, plan);
    output.print(() -> table(plan, trials), () -> json(plan, trials));
    output.remark(
        Arrays.stream(TrialStatus.State.values())
            .map(state -> inWords(trials, state))
            .collect(Collectors.joining(", ")));
    return ExitCode.DONE.status();
  }

  /** Returns the number and indices of the trials in a state, such as {@code 3 failed (2, 7-8)}. */
  private static String inWords(List<TrialStatus> trials, TrialStatus.State state) {
    String which =
        Ranges.of(trials.stream().filter(trial -> trial.state() == state).map(TrialStatus::index));
    return count(trials, state) + " " + text(state) + (which.isEmpty() ? "" : " (" + which + ")");
  }

  private static long count(List<TrialStatus> trials, TrialStatus.State state) {
    return trials.stream().filter(trial -> trial.state() == state).count();
  }

  private static String text(TrialStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Table table(Plan plan, List<TrialStatus> trials) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.right("Trial")));
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    columns.add(Table.Column.right("Seed"));
    columns.add(Table.Column.left("State"));
    columns.add(Table.Column.right("Epochs"));
    columns.add(Table.Column.right("Failures"));
    columns.add(Table.Column.left("Where, or why"));
    return new Table(columns, trials.stream().map(trial -> row(plan, trial)).toList());
  }

  private static List<String> row(Plan plan, TrialStatus status) {
    Plan.Trial trial = plan.trials().get(status.index());
    List<String> row = new ArrayList<>(List.of(Integer.toString(status.index())));
    row.addAll(plan.combinations().get(trial.combination()).label());
    row.add(Long.toString(trial.seed()));
    row.add(text(status.state()));
    row.add(Integer.toString(status.epochs()));
    row.add(Integer.toString(status.failures()));
    row.add(
        status.state() == TrialStatus.State.FAILED
            ? status.last().orElseThrow().message().lines().findFirst().orElse("")
            : status.holder().orElse(""));
    return row;
  }

  private static JsonObject json(Plan plan, List<TrialStatus> trials) {
    JsonObject json = new JsonObject();
    for (TrialStatus.State state : TrialStatus.State.values()) {
      json.addProperty(text(state), count(trials, state));
    }
    JsonArray list = new JsonArray();
    for (TrialStatus status : trials) {
      Plan.Trial trial = plan.trials().get(status.index());
      JsonObject entry = new JsonObject();
      entry.addProperty("trial", status.index());
      entry.addProperty("combination", plan.combinations().get(trial.combination()).name());
      entry.addProperty("seed", trial.seed());
      entry.addProperty("state", text(status.state()));
      entry.addProperty("epochs", status.epochs());
      entry.addProperty("failures", status.failures());
      status.holder().ifPresent(holder -> entry.addProperty("holder", holder));
      status.last().ifPresent(last -> entry.addProperty("gpus", last.gpus()));
      status.last().ifPresent(last -> entry.addProperty("message", last.message()));
      list.add(entry);
    }
    json.add("trials", list);
    return json;
  }
}
