package org.mmlatch.cli.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.sweep.OwnProgram;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.sweep.SlurmJob;
import org.mmlatch.sweep.SweepFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmlatch sweep slurm}. */
@Command(
    name = "slurm",
    description = {
      "Write a sweep as a job array of Slurm, and submit it.",
      "",
      "The sweep's folder, the corpus and the program must lie where every node finds them."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep slurm sweeps/mosi --partition gpu --gres gpu:1 --time 2:00:00",
      "  mmlatch sweep slurm sweeps/mosi --trials-per-task 5 --no-submit"
    })
final class SweepSlurmCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Option(names = "--partition", paramLabel = "NAME", description = "As sbatch has it.")
  private Optional<String> partition = Optional.empty();

  @Option(names = "--gres", paramLabel = "LIST", description = "As sbatch has it, e.g. gpu:1.")
  private Optional<String> gres = Optional.empty();

  @Option(names = "--time", paramLabel = "LIMIT", description = "As sbatch has it, e.g. 2:00:00.")
  private Optional<String> time = Optional.empty();

  @Option(names = "--mem", paramLabel = "SIZE", description = "As sbatch has it, e.g. 4G.")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "Any other long option of sbatch, e.g. account=lab. May be repeated.")
  private Map<String, String> others = new LinkedHashMap<>();

  @Option(
      names = "--trials-per-task",
      paramLabel = "N",
      description = "Trials that a task of the array runs one after the other (default: 1).")
  private int trialsPerTask = 1;

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "The program on the nodes (default: this one).")
  private Optional<Path> program = Optional.empty();

  @Option(names = "--no-submit", description = "Write the script only.")
  private boolean writeOnly;

  @Override
  public Integer call() {
    SweepFolder sweep = SweepFolder.existing(folder);
    Map<String, String> options = new LinkedHashMap<>();
    partition.ifPresent(value -> options.put("partition", value));
    gres.ifPresent(value -> options.put("gres", value));
    time.ifPresent(value -> options.put("time", value));
    memory.ifPresent(value -> options.put("mem", value));
    options.putAll(others);
    Path launcher = program.orElseGet(OwnProgram::file).toAbsolutePath();
    SlurmJob job = new SlurmJob(launcher, trialsPerTask, options);
    warnOfMany(job.tasks(sweep), sweep.plan().trials().size());
    Path script = job.write(sweep);
    spec.commandLine().getErr().println("written: " + script);
    return writeOnly ? ExitCode.DONE.status() : submit(script);
  }

  private void warnOfMany(int tasks, int trials) {
    if (tasks > SlurmJob.USUAL_TASKS) {
      spec.commandLine()
          .getErr()
          .println(
              "warn: %d tasks are more than the %d that many clusters take (scontrol show config tells MaxArraySize); --trials-per-task %d makes them fewer"
                  .formatted(
                      tasks,
                      SlurmJob.USUAL_TASKS,
                      (trials + SlurmJob.USUAL_TASKS - 1) / SlurmJob.USUAL_TASKS));
    }
  }

  private int submit(Path script) {
    try {
      Process sbatch =
          new ProcessBuilder("sbatch", "--parsable", script.toAbsolutePath().toString())
              .redirectErrorStream(true)
              .start();
      String answer =
          new String(sbatch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = sbatch.waitFor();
      if (status != 0) {
        throw new SettingsException("sbatch refused " + script + ": " + answer);
      }
      spec.commandLine().getOut().println(answer);
      spec.commandLine()
          .getErr()
          .println(
              "submitted as job "
                  + answer
                  + "; see mmlatch sweep status "
                  + ShellText.word("the folder", folder.toString()));
      return ExitCode.DONE.status();
    } catch (IOException absent) {
      throw new UncheckedIOException(
          "sbatch cannot be started (%s); submit %s where Slurm is, or use --no-submit"
              .formatted(absent.getMessage(), script),
          absent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.status();
    }
  }
}
