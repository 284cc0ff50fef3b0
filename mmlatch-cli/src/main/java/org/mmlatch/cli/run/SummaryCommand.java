package org.mmlatch.cli.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.Section;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.SeedSummaryTable;
import org.mmlatch.eval.report.Comparison;
import org.mmlatch.eval.report.RunGroups;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.run.RunViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch summary}. */
@Command(
    name = "summary",
    description = {
      "Show the mean and sample standard deviation of metrics over seeds.",
      "",
      "Runs that differ in another setting or in the corpus are summarised in separate groups. A "
          + "run that repeats a seed of its group is left out."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch summary runs/lstm-*",
      "  mmlatch summary runs/lstm-0 runs/lstm-1 --split valid --json"
    })
public final class SummaryCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run folders, or folders that contain runs.")
  private List<Path> paths;

  @Option(names = "--split", paramLabel = "SPLIT", description = "valid or test (default: test).")
  private SplitName split = SplitName.TEST;

  @Override
  public Integer call() {
    List<RunView> runs =
        paths.stream()
            .flatMap(path -> RunViews.find(path).stream())
            .map(run -> RunViews.result(run, run.normalize().toString(), split))
            .toList();
    RunGroups groups = new RunGroups(runs);
    if (groups.groups().size() == 1) {
      RunGroups.Group group = groups.groups().get(0);
      output.print(() -> SeedSummaryTable.of(group.summary()), () -> json(group));
    } else {
      output.printSections(() -> sections(groups), () -> new Comparison(runs).toJson());
      output.remark("");
      output.remark(
          "These runs are not seeds of one experiment: each group is summarised separately.");
    }
    groups.groups().stream()
        .filter(group -> group.runs().size() > 1)
        .forEach(group -> remarkOnBest(groups, group));
    groups.repetitions().forEach(repetition -> output.remark(repetition.remark()));
    return ExitCode.DONE.status();
  }

  private static JsonObject json(RunGroups.Group group) {
    JsonObject json = group.summary().toJson();
    json.add("names", group.namesJson());
    return json;
  }

  private static List<Section> sections(RunGroups groups) {
    return groups.groups().stream()
        .map(
            group ->
                new Section(
                    "%s (%s)".formatted(groups.name(group), seeds(group)),
                    SeedSummaryTable.of(group.summary())))
        .toList();
  }

  private static String seeds(RunGroups.Group group) {
    String seeds = String.join(" ", group.seeds());
    return group.runs().size() == 1
        ? "seed %s alone: %s".formatted(seeds, group.runs().get(0).name())
        : "seeds " + seeds;
  }

  private void remarkOnBest(RunGroups groups, RunGroups.Group group) {
    SeedSummary summary = group.summary();
    String of = groups.keys().isEmpty() ? "" : " of " + groups.name(group);
    output.remark(
        "Best by %s%s: %s"
            .formatted(
                summary.catalogue().primary().label(),
                of,
                group.runs().get(summary.bestRun()).name()));
  }
}
