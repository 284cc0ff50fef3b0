package org.mmlatch.cli.sweep;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.StandardSample;
import org.mmlatch.data.Corpus;
import org.mmlatch.eval.Table;
import org.mmlatch.sweep.Plan;
import org.mmlatch.sweep.Planner;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.sweep.SweepFolder;
import org.mmlatch.sweep.TrialStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch sweep plan}. */
@Command(
    name = "plan",
    description = {
      "Expand a sweep file into trials, and write each with all its settings to a folder.",
      "",
      "application.conf is not read: the sweep file holds all settings of a sweep."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep plan sweeps/feedback.conf --corpus corpora/mosi --out sweeps/mosi",
      "  mmlatch sweep plan five-seeds.conf --corpus corpora/mosi --reuse sweeps/mosi \\",
      "    --out sweeps/mosi-5"
    })
final class SweepPlanCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "SWEEP", description = "The sweep file; docs/sweeps.md describes it.")
  private Path file;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to create for the sweep.")
  private Path out;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "The corpus to train on; overrides data.corpus (default: corpora/sample).")
  private Optional<Path> corpus = Optional.empty();

  @Option(
      names = "--reuse",
      paramLabel = "DIR",
      description =
          "An earlier sweep on the same corpus. Its finished trials with the settings of a trial of"
              + " this sweep are copied instead of trained again. May be repeated.")
  private List<Path> reuse = new ArrayList<>();

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A setting for all trials; overrides the sweep file. May be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Map<String, String> shared = new HashMap<>(overrides);
    corpus.ifPresent(folder -> shared.put("data.corpus", folder.toString()));
    Planner planner = new Planner(file, shared);
    StandardSample.makeIfAbsent(planner.corpus());
    SweepFolder sweep = new SweepFolder(out);
    Plan plan =
        planner.freeze(
            sweep,
            Corpus.openVerified(planner.corpus()).requireTrainable(),
            reuse.stream().map(SweepFolder::existing).toList(),
            ProgressLine.of("planning", "trials"));
    long reused = reuse.isEmpty() ? 0 : finished(sweep, plan);
    output.print(() -> table(plan), () -> json(plan, reused));
    output.remark(
        "%d trials in %s%s. To run them here: mmlatch sweep run %s"
            .formatted(
                plan.trials().size(),
                out,
                reuse.isEmpty() ? "" : ", %d of them finished before".formatted(reused),
                ShellText.quoted(out.toString())));
    return ExitCode.DONE.status();
  }

  private static long finished(SweepFolder sweep, Plan plan) {
    return TrialStatus.all(sweep, plan).stream()
        .filter(trial -> trial.state() == TrialStatus.State.DONE)
        .count();
  }

  private static Table table(Plan plan) {
    List<Table.Column> columns = new ArrayList<>();
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    columns.add(Table.Column.left("Trials"));
    columns.add(Table.Column.left("Seeds"));
    List<List<Integer>> indices = plan.trialsOfCombinations();
    return new Table(
        columns,
        IntStream.range(0, indices.size()).mapToObj(c -> row(plan, c, indices.get(c))).toList());
  }

  private static List<String> row(Plan plan, int combination, List<Integer> trials) {
    List<String> row = new ArrayList<>(plan.combinations().get(combination).label());
    row.add(Ranges.of(trials.stream()));
    row.add(Ranges.of(trials.stream().map(trial -> plan.trials().get(trial).seed())));
    return row;
  }

  private JsonObject json(Plan plan, long reused) {
    JsonObject json = new JsonObject();
    json.addProperty("sweep", out.toString());
    json.addProperty("combinations", plan.combinations().size());
    json.addProperty("trials", plan.trials().size());
    json.addProperty("reused", reused);
    return json;
  }
}
