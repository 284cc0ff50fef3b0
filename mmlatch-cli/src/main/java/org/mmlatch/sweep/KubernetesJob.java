package org.mmlatch.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * A sweep as an Indexed Job of Kubernetes: a pod for each trial, which finds the sweep's folder and
 * the corpus on a volume that all of them share.
 *
 * @param image of the program
 * @param claim the PersistentVolumeClaim of the shared volume
 * @param local the folder here whose contents the volume has
 * @param mount where the volume lies in the pods
 * @param parallelism pods at a time
 * @param gpus for each pod, 0 for none
 * @param memory for each pod, in Kubernetes' notation
 */
public record KubernetesJob(
    String image, String claim, Path local, Path mount, int parallelism, int gpus, String memory) {
  private static final String VOLUME = "shared";
  private static final String INDEX = "$(JOB_COMPLETION_INDEX)"; // which the cluster fills in
  private static final int LONGEST_NAME = 52; // a pod's host name, name and index, has at most 63
  private static final int PATIENCE = 90;
  private static final int SECONDS_TO_SAVE = 30;

  /**
   * Creates a job.
   *
   * @throws SettingsException if a number is too small
   */
  public KubernetesJob {
    if (parallelism < 1 || gpus < 0) {
      throw new SettingsException("--parallelism: expected a number from 1; --gpus: from 0");
    }
  }

  /** Writes the manifest, as JSON, which {@code kubectl apply -f} reads like YAML. */
  public Path write(SweepFolder sweep) {
    Path file = sweep.path().resolve("job.json");
    try {
      String text =
          new ObjectMapper()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(job(sweep))
              + "\n";
      AtomicFile.writeText(file, text);
      return file;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the manifest. */
  Job job(SweepFolder sweep) {
    Plan plan = sweep.plan();
    return new JobBuilder()
        .withNewMetadata()
        .withName(name(plan))
        .addToLabels("app.kubernetes.io/name", "mmlatch")
        .endMetadata()
        .withNewSpec()
        .withCompletionMode("Indexed")
        .withCompletions(plan.trials().size())
        .withParallelism(Math.min(parallelism, plan.trials().size()))
        .withBackoffLimitPerIndex(LocalScheduler.TRIES - 1)
        .withPodReplacementPolicy("Failed") // never two pods of one trial at a time
        .withPodFailurePolicy(failures())
        .withTemplate(pod(sweep))
        .endSpec()
        .build();
  }

  /** Evictions are not counted; what no other try can mend is not tried again. */
  private static PodFailurePolicy failures() {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition("True", "DisruptionTarget")
        .endRule()
        .addNewRule()
        .withAction("FailIndex")
        .withNewOnExitCodes()
        .withOperator("In")
        .withValues(2, 3) // wrong settings, unusable data
        .endOnExitCodes()
        .endRule()
        .build();
  }

  private PodTemplateSpec pod(SweepFolder sweep) {
    return new PodTemplateSpecBuilder()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds((long) SECONDS_TO_SAVE)
        .withContainers(container(sweep))
        .addNewVolume()
        .withName(VOLUME)
        .withNewPersistentVolumeClaim()
        .withClaimName(claim)
        .endPersistentVolumeClaim()
        .endVolume()
        .endSpec()
        .build();
  }

  private Container container(SweepFolder sweep) {
    Settings settings = SettingsLoader.load(Optional.of(sweep.trial(0).settings()), Map.of());
    Map<String, Quantity> requests = new LinkedHashMap<>();
    requests.put("cpu", new Quantity(Integer.toString(settings.threads().orElse(1))));
    requests.put("memory", new Quantity(memory));
    Map<String, Quantity> limits = new LinkedHashMap<>();
    limits.put("memory", new Quantity(memory));
    if (gpus > 0) {
      limits.put("nvidia.com/gpu", new Quantity(Integer.toString(gpus)));
    }
    return new ContainerBuilder()
        .withName("trial")
        .withImage(image)
        .withArgs(
            List.of(
                "sweep",
                "run",
                inPod(sweep.path()),
                "--index",
                INDEX,
                "--wait",
                Integer.toString(PATIENCE),
                "--corpus",
                inPod(settings.data().corpus())))
        .withWorkingDir(mount.toString())
        .withNewResources()
        .withRequests(requests)
        .withLimits(limits)
        .endResources()
        .addNewVolumeMount()
        .withName(VOLUME)
        .withMountPath(mount.toString())
        .endVolumeMount()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .endSecurityContext()
        .build();
  }

  private String inPod(Path path) {
    Path root = local.toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    if (!absolute.startsWith(root)) {
      throw new SettingsException(
          "%s does not lie in %s, the folder here whose contents the volume has; say with --local which it is"
              .formatted(absolute, root));
    }
    return mount.resolve(root.relativize(absolute)).toString();
  }

  /** Returns a name as Kubernetes takes it: small letters, digits and hyphens. */
  private static String name(Plan plan) {
    String name = ("mmlatch-" + plan.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
  }
}
