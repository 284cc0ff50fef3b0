package org.mmlatch.cli.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.Main;
import org.mmlatch.cli.common.AtLeast;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Interruption;
import org.mmlatch.cli.common.Log;
import org.mmlatch.cli.common.Output;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.sweep.LocalScheduler;
import org.mmlatch.sweep.OwnProgram;
import org.mmlatch.sweep.Plan;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.sweep.Slot;
import org.mmlatch.sweep.Slots;
import org.mmlatch.sweep.SweepFolder;
import org.mmlatch.sweep.TrialOutcome;
import org.mmlatch.sweep.TrialRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch sweep run}. */
@Command(
    name = "run",
    description = {
      "Run a sweep's trials on this machine, or a single one.",
      "",
      "Finished trials are not run again; interrupted ones are resumed. Several calls at the same "
          + "time share the work."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep run sweeps/mosi",
      "  mmlatch sweep run sweeps/mosi --gpus 0,1 --share 2",
      "  mmlatch sweep run sweeps/mosi --index 3"
    })
final class SweepRunCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Option(
      names = "--index",
      paramLabel = "I",
      description = "Run only this trial, in this process.")
  private Optional<Integer> index = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "With --index, how long to wait if another process runs the trial (default: 0).")
  private int wait;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description =
          "Trials that run at the same time (default: cores / threads, or the number of GPUs times --share).")
  private Optional<Integer> slots = Optional.empty();

  @Option(
      names = "--gpus",
      paramLabel = "GPU",
      split = ",",
      description =
          "GPUs to use, named as in CUDA_VISIBLE_DEVICES (default: all, unless device = cpu).")
  private List<String> gpus = new ArrayList<>();

  @Option(
      names = "--share",
      paramLabel = "N",
      description = "Trials that share a GPU (default: 1).")
  private int share = 1;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "The corpus's folder, if it is not where the plan says.")
  private Optional<Path> corpus = Optional.empty();

  @Override
  public Integer call() {
    AtLeast.require(0, "--wait", wait);
    if (index.isPresent() && (slots.isPresent() || !gpus.isEmpty() || share != 1)) {
      throw new SettingsException(
          "--index runs one trial in this process, which sees all devices; leave out --slots, --gpus and --share, or set CUDA_VISIBLE_DEVICES");
    }
    if (index.isEmpty() && wait > 0) {
      throw new SettingsException(
          "--wait belongs to --index; without it, others are waited for anyway");
    }
    SweepFolder sweep = SweepFolder.existing(folder);
    return (index.isPresent() ? runOne(sweep, index.get()) : runAll(sweep)).status();
  }

  private ExitCode runOne(SweepFolder sweep, int trial) {
    TrialRun run = new TrialRun(sweep, trial, corpus, failure -> ExitCode.of(failure).status());
    String what = sweep.plan().describe(trial);
    return Interruption.guarding(
        stop -> {
          TrialOutcome outcome = run.run(Duration.ofSeconds(wait), stop);
          output.printText(() -> "", () -> json(trial, outcome));
          return report(outcome, what);
        });
  }

  private static ExitCode report(TrialOutcome outcome, String what) {
    return switch (outcome) {
      case FINISHED -> {
        Log.of(SweepRunCommand.class).info("{} is finished", what);
        yield ExitCode.DONE;
      }
      case FINISHED_BEFORE -> {
        Log.of(SweepRunCommand.class).info("{} was already finished; nothing was done", what);
        yield ExitCode.DONE;
      }
      case STOPPED -> {
        Log.of(SweepRunCommand.class).info("{} stopped; repeat the command to continue", what);
        yield ExitCode.TERMINATED; // Interruption exits with the status of the actual signal
      }
    };
  }

  private ExitCode runAll(SweepFolder sweep) {
    Plan plan = sweep.plan();
    List<Slot> places = Slots.of(sweep, slots, gpus, share);
    Log.of(SweepRunCommand.class)
        .info("{} trials, {} at a time", plan.trials().size(), places.size());
    LocalScheduler scheduler =
        new LocalScheduler(sweep, places, this::command, new SweepProgress(sweep, plan));
    return Interruption.guarding(
        stop -> {
          LocalScheduler.Outcome outcome = scheduler.run(stop);
          output.printText(() -> "", () -> json(outcome, plan));
          return report(outcome, plan, sweep);
        });
  }

  private static JsonObject json(int trial, TrialOutcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("trial", trial);
    json.addProperty("outcome", outcome.name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static JsonObject json(LocalScheduler.Outcome outcome, Plan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("trials", plan.trials().size());
    json.addProperty("stopped", outcome.stopped());
    json.add("done", array(outcome.done()));
    json.add("failed", array(outcome.givenUp()));
    return json;
  }

  private static JsonArray array(Collection<Integer> trials) {
    JsonArray array = new JsonArray();
    trials.stream().sorted().forEach(array::add);
    return array;
  }

  private static ExitCode report(LocalScheduler.Outcome outcome, Plan plan, SweepFolder sweep) {
    if (outcome.stopped()) {
      Log.of(SweepRunCommand.class)
          .info("stopped; running trials were saved, repeat the command to continue");
      return ExitCode.TERMINATED; // Interruption exits with the status of the actual signal
    }
    Log.of(SweepRunCommand.class)
        .info(
            "{} of {} trials done{}. Next: {}",
            outcome.done().size(),
            plan.trials().size(),
            outcome.givenUp().isEmpty() ? "" : "; failed: " + Ranges.of(outcome.givenUp().stream()),
            next(outcome, plan, sweep));
    return outcome.givenUp().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Returns what to do now: compare results or, if there are none, read why a trial failed. */
  private static String next(LocalScheduler.Outcome outcome, Plan plan, SweepFolder sweep) {
    if (outcome.done().isEmpty() && !outcome.givenUp().isEmpty()) {
      int failed = Collections.min(outcome.givenUp());
      return "read " + ShellText.quoted(sweep.trial(failed, plan).output().toString());
    }
    return "mmlatch sweep results " + ShellText.quoted(sweep.path().toString());
  }

  private List<String> command(int trial) {
    List<String> arguments =
        new ArrayList<>(
            List.of("sweep", "run", folder.toString(), "--index", Integer.toString(trial)));
    corpus.ifPresent(path -> arguments.addAll(List.of("--corpus", path.toString())));
    return OwnProgram.command(Main.class.getName(), arguments);
  }
}
