package org.mmlatch.cli.sweep;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.sweep.KubernetesJob;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.sweep.SweepFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmlatch sweep kubernetes}. */
@Command(
    name = "kubernetes",
    description = {
      "Write a sweep as an Indexed Job for Kubernetes (1.29 or newer), to apply with kubectl.",
      "",
      "The sweep's folder and the corpus must be on a volume that all pods share."
    },
    footer = {
      "",
      "Example:",
      "  mmlatch sweep kubernetes /shared/sweep --local /shared --claim shared \\",
      "    --image registry.example/mmlatch:cu118 --gpus 1",
      "  kubectl apply -f /shared/sweep/job.json"
    })
final class SweepKubernetesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "IMAGE",
      description = "The container image of the program; see docs/containers.md.")
  private String image;

  @Option(
      names = "--claim",
      required = true,
      paramLabel = "NAME",
      description = "The PersistentVolumeClaim of the shared volume.")
  private String claim;

  @Option(
      names = "--local",
      paramLabel = "FOLDER",
      description =
          "The local folder that corresponds to the volume (default: the current folder).")
  private Path local = Path.of("");

  @Option(
      names = "--mount",
      paramLabel = "PATH",
      description = "Where the pods mount the volume (default: /shared).")
  private Path mount = Path.of("/shared");

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Pods that run at the same time (default: 4).")
  private int parallelism = 4;

  @Option(names = "--gpus", paramLabel = "N", description = "GPUs for each pod (default: 0).")
  private int gpus;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory for each pod (default: 4Gi).")
  private String memory = "4Gi";

  @Override
  public Integer call() {
    SweepFolder sweep = SweepFolder.existing(folder);
    Path file =
        new KubernetesJob(image, claim, local, mount, parallelism, gpus, memory).write(sweep);
    spec.commandLine().getErr().println("written: " + file);
    String command = "kubectl apply -f " + ShellText.word("the folder", file.toString());
    output.printText(() -> command + "\n", () -> json(file, command));
    return ExitCode.DONE.status();
  }

  private static JsonObject json(Path file, String command) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toString());
    json.addProperty("command", command);
    return json;
  }
}
