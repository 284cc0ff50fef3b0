package org.mmlatch.sweep;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * Runs a sweep as an Indexed Job on Kubernetes. Each trial has a pod, and all pods mount a shared
 * volume with the sweep's folder and the corpus.
 *
 * @param image container image of the program
 * @param claim name of the shared volume's PersistentVolumeClaim
 * @param local the local folder with the contents of the volume
 * @param mount mount path of the volume in the pods
 * @param parallelism number of pods that run at the same time
 * @param gpus number of GPUs per pod, possibly 0
 * @param memory memory per pod, in Kubernetes notation
 */
public record KubernetesJob(
    String image, String claim, Path local, Path mount, int parallelism, int gpus, String memory) {
  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");
  private static final int LONGEST_NAME = 52; // a host name, with the index, has at most 63
  private static final int PATIENCE = 90;
  private static final int SECONDS_TO_SAVE = 30;

  /**
   * Creates a job.
   *
   * @throws SettingsException if {@code parallelism} is below 1 or {@code gpus} is negative
   */
  public KubernetesJob {
    if (parallelism < 1 || gpus < 0) {
      throw new SettingsException("--parallelism: expected a number from 1; --gpus: from 0");
    }
  }

  /** Writes the manifest as JSON for {@code kubectl apply -f} and returns its path. */
  public Path write(SweepFolder sweep) {
    Path file = sweep.path().resolve("job.json");
    AtomicFile.writeText(file, manifest(sweep));
    return file;
  }

  /** Returns the manifest. */
  String manifest(SweepFolder sweep) {
    Plan plan = sweep.plan();
    Settings settings = SettingsLoader.loadFrozen(sweep.trial(0).settings(), Map.of());
    Map<String, JsonElement> values = new HashMap<>();
    values.put("NAME", new JsonPrimitive(name(plan)));
    values.put("TRIALS", new JsonPrimitive(plan.trials().size()));
    values.put("PARALLELISM", new JsonPrimitive(Math.min(parallelism, plan.trials().size())));
    values.put("RETRIES", new JsonPrimitive(Tries.MOST - 1));
    values.put("PERMANENT", new Gson().toJsonTree(Tries.PERMANENT));
    values.put("IMAGE", new JsonPrimitive(image));
    values.put("CLAIM", new JsonPrimitive(claim));
    values.put("SWEEP", new JsonPrimitive(literal(inPod(sweep.path()))));
    values.put("CORPUS", new JsonPrimitive(literal(inPod(settings.data().corpus()))));
    values.put("PATIENCE", new JsonPrimitive(Integer.toString(PATIENCE)));
    values.put("MOUNT", new JsonPrimitive(mount.toString()));
    values.put("CPUS", new JsonPrimitive(Integer.toString(settings.threads().orElse(1))));
    values.put("MEMORY", new JsonPrimitive(memory));
    values.put("GPUS", new JsonPrimitive(Integer.toString(gpus)));
    values.put("SECONDS_TO_SAVE", new JsonPrimitive(SECONDS_TO_SAVE));
    String text = gpus > 0 ? MANIFEST : MANIFEST.replace(GPU_LIMIT, "");
    return PLACE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1)).toString()));
  }

  /** Escapes a text against Kubernetes's variable expansion. */
  private static String literal(String argument) {
    return argument.replace("$", "$$");
  }

  private String inPod(Path path) {
    Path root = local.toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    if (!absolute.startsWith(root)) {
      throw new SettingsException(
          "%s is not inside %s, the local folder of the volume; set that folder with --local"
              .formatted(absolute, root));
    }
    return mount.resolve(root.relativize(absolute)).toString();
  }

  /** Returns a valid Kubernetes name: lower-case letters, digits and hyphens. */
  private static String name(Plan plan) {
    String name = ("mmlatch-" + plan.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
  }

  private static final String GPU_LIMIT = ",\n                \"nvidia.com/gpu\": @GPUS@";

  /**
   * The manifest. Each trial has one pod at a time. Evictions do not count as failures, and
   * failures that cannot succeed on another try are not retried. Pods have only the privileges that
   * training needs.
   */
  private static final String MANIFEST =
      """
      {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {"name": @NAME@, "labels": {"app.kubernetes.io/name": "mmlatch"}},
        "spec": {
          "completionMode": "Indexed",
          "completions": @TRIALS@,
          "parallelism": @PARALLELISM@,
          "backoffLimitPerIndex": @RETRIES@,
          "podReplacementPolicy": "Failed",
          "podFailurePolicy": {
            "rules": [
              {
                "action": "Ignore",
                "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]
              },
              {
                "action": "FailIndex",
                "onExitCodes": {"operator": "In", "values": @PERMANENT@}
              }
            ]
          },
          "template": {
            "spec": {
              "restartPolicy": "Never",
              "terminationGracePeriodSeconds": @SECONDS_TO_SAVE@,
              "automountServiceAccountToken": false,
              "enableServiceLinks": false,
              "securityContext": {
                "runAsNonRoot": true,
                "seccompProfile": {"type": "RuntimeDefault"}
              },
              "containers": [
                {
                  "name": "trial",
                  "image": @IMAGE@,
                  "args": [
                    "sweep", "run", @SWEEP@, "--index", "$(JOB_COMPLETION_INDEX)",
                    "--wait", @PATIENCE@, "--corpus", @CORPUS@
                  ],
                  "workingDir": @MOUNT@,
                  "resources": {
                    "requests": {"cpu": @CPUS@, "memory": @MEMORY@},
                    "limits": {
                      "cpu": @CPUS@,
                      "memory": @MEMORY@,
                      "nvidia.com/gpu": @GPUS@
                    }
                  },
                  "securityContext": {
                    "allowPrivilegeEscalation": false,
                    "capabilities": {"drop": ["ALL"]},
                    "readOnlyRootFilesystem": true
                  },
                  "volumeMounts": [
                    {"name": "shared", "mountPath": @MOUNT@},
                    {"name": "temporary", "mountPath": "/tmp"}
                  ]
                }
              ],
              "volumes": [
                {"name": "shared", "persistentVolumeClaim": {"claimName": @CLAIM@}},
                {"name": "temporary", "emptyDir": {"sizeLimit": "1Gi"}}
              ]
            }
          }
        }
      }
      """;
}
