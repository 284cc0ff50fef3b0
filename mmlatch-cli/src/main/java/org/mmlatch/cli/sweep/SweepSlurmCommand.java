package org.mmlatch.cli.sweep;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.sweep.OwnProgram;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.sweep.SlurmJob;
import org.mmlatch.sweep.SlurmLimits;
import org.mmlatch.sweep.SweepFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmlatch sweep slurm}. */
@Command(
    name = "slurm",
    description = {
      "Write a sweep as a Slurm job array, and submit it.",
      "",
      "The sweep's folder, the corpus and the program must be on a file system that all nodes "
          + "share."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep slurm sweeps/mosi --partition gpu --gres gpu:1 --time 2:00:00",
      "  mmlatch sweep slurm sweeps/mosi --trials-per-task 5 --no-submit"
    })
final class SweepSlurmCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Option(names = "--partition", paramLabel = "NAME", description = "Option of sbatch.")
  private Optional<String> partition = Optional.empty();

  @Option(names = "--gres", paramLabel = "LIST", description = "Option of sbatch, e.g. gpu:1.")
  private Optional<String> gres = Optional.empty();

  @Option(names = "--time", paramLabel = "LIMIT", description = "Option of sbatch, e.g. 2:00:00.")
  private Optional<String> time = Optional.empty();

  @Option(names = "--mem", paramLabel = "SIZE", description = "Option of sbatch, e.g. 4G.")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "Any other long option of sbatch, e.g. account=lab. May be repeated.")
  private Map<String, String> others = new LinkedHashMap<>();

  @Option(
      names = "--trials-per-task",
      paramLabel = "N",
      description =
          "Trials that each task of the array runs, one after the other (default: the fewest that "
              + "the cluster's MaxArraySize allows).")
  private Optional<Integer> trialsPerTask = Optional.empty();

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "Path of mmlatch on the nodes (default: this program).")
  private Optional<Path> program = Optional.empty();

  @Option(names = "--no-submit", description = "Write the script without submitting it.")
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
    int perTask = trialsPerTask(sweep.plan().trials().size());
    Path script = new SlurmJob(launcher, perTask, options).write(sweep);
    say("written: " + script);
    if (!writeOnly) {
      return submit(script);
    }
    output.printText(() -> "", () -> json(script, Optional.empty()));
    return ExitCode.DONE.status();
  }

  private int trialsPerTask(int trials) {
    SlurmLimits limits = SlurmLimits.ofThisCluster();
    int fewest = SlurmJob.trialsPerTask(trials, limits.tasks());
    int chosen = trialsPerTask.orElse(fewest);
    String cluster = limits.known() ? "this cluster takes" : "clusters usually take";
    if (trialsPerTask.isEmpty() && fewest > 1) {
      say(
          "%d trials are put into tasks of %d, because %s at most %d tasks; --trials-per-task changes this"
              .formatted(trials, fewest, cluster, limits.tasks()));
    } else if (chosen >= 1 && chosen < fewest) {
      say(
          "warn: %s at most %d tasks (MaxArraySize in scontrol show config); use --trials-per-task %d to stay within this"
              .formatted(cluster, limits.tasks(), fewest));
    }
    return chosen;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }

  private int submit(Path script) {
    try {
      Process sbatch =
          new ProcessBuilder("sbatch", "--parsable", script.toAbsolutePath().toString()).start();
      String answer = text(sbatch.getInputStream());
      String remarks = text(sbatch.getErrorStream()); // also of a cluster that accepts the job
      int status = sbatch.waitFor();
      if (status != 0) {
        throw new SettingsException("sbatch refused " + script + ": " + remarks);
      }
      remarks.lines().forEach(this::say);
      output.printText(() -> answer + "\n", () -> json(script, Optional.of(answer)));
      say(
          "submitted as job "
              + answer
              + "; see mmlatch sweep status "
              + ShellText.word("the folder", folder.toString()));
      return ExitCode.DONE.status();
    } catch (IOException absent) {
      throw new UncheckedIOException(
          "sbatch cannot be started (%s); submit %s on a machine with Slurm, or use --no-submit"
              .formatted(absent.getMessage(), script),
          absent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.status();
    }
  }

  private static String text(InputStream printed) throws IOException {
    return new String(printed.readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static JsonObject json(Path script, Optional<String> job) {
    JsonObject json = new JsonObject();
    json.addProperty("script", script.toString());
    json.add("job", job.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    return json;
  }
}
