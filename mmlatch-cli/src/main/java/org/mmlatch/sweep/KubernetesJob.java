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
  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");
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
    values.put("IN_VAIN", new Gson().toJsonTree(Tries.IN_VAIN));
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

  /** Returns a text in which the cluster replaces nothing. */
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

  /** Returns a name as Kubernetes takes it: small letters, digits and hyphens. */
  private static String name(Plan plan) {
    String name = ("mmlatch-" + plan.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
  }

  private static final String GPU_LIMIT = ",\n                \"nvidia.com/gpu\": @GPUS@";

  /**
   * A pod for each trial, never two of one trial at a time. Evictions are not counted; what no
   * other try can mend is not tried again. A pod has no rights that a training needs not.
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
                "onExitCodes": {"operator": "In", "values": @IN_VAIN@}
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
