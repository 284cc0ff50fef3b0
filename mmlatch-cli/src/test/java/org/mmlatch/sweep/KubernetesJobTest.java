package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.settings.SettingsException;

class KubernetesJobTest {
  @TempDir private Path folder;
  private SweepFolder sweep;

  @BeforeEach
  void plan() {
    sweep =
        new TinySweep(folder)
            .plan("sweep", "name = My_Sweep.\nseeds = [0, 1, 2]\nsettings.threads = 2");
  }

  private KubernetesJob job(Path local, int gpus) {
    return new KubernetesJob("registry/mmlatch:1", "claim", local, Path.of("/v"), 2, gpus, "3Gi");
  }

  /** Reads back what was written; a field that the API does not have is an error. */
  private Job written(int gpus) throws IOException {
    Path file = job(folder, gpus).write(sweep);
    return new ObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .readValue(file.toFile(), Job.class);
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameJob() throws IOException {
    Job job = written(1);
    assertEquals(job(folder, 1).job(sweep), job);
    assertTrue(job.getAdditionalProperties().isEmpty());
    assertTrue(job.getSpec().getAdditionalProperties().isEmpty());
    assertEquals("batch/v1", job.getApiVersion());
    assertEquals("Job", job.getKind());
  }

  @Test
  void everyTrialIsAnIndexThatIsTriedThreeTimes() throws IOException {
    Job job = written(1);
    assertEquals("mmlatch-my-sweep", job.getMetadata().getName());
    assertEquals("Indexed", job.getSpec().getCompletionMode());
    assertEquals(3, job.getSpec().getCompletions());
    assertEquals(2, job.getSpec().getParallelism());
    assertEquals(2, job.getSpec().getBackoffLimitPerIndex());
    assertEquals("Failed", job.getSpec().getPodReplacementPolicy());
    assertEquals("Never", job.getSpec().getTemplate().getSpec().getRestartPolicy());
    assertEquals(
        List.of(2, 3),
        job.getSpec().getPodFailurePolicy().getRules().get(1).getOnExitCodes().getValues());
  }

  @Test
  void aPodRunsItsIndexOnTheSharedVolume() throws IOException {
    PodSpec pod = written(1).getSpec().getTemplate().getSpec();
    Container trial = pod.getContainers().get(0);
    assertEquals(
        List.of(
            "sweep",
            "run",
            "/v/sweep",
            "--index",
            "$(JOB_COMPLETION_INDEX)",
            "--wait",
            "90",
            "--corpus",
            "/v/corpus"),
        trial.getArgs());
    assertEquals("/v", trial.getVolumeMounts().get(0).getMountPath());
    assertEquals("claim", pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName());
    assertEquals(trial.getVolumeMounts().get(0).getName(), pod.getVolumes().get(0).getName());
  }

  @Test
  void aPodAsksForItsThreadsAndGpus() throws IOException {
    Container trial = written(1).getSpec().getTemplate().getSpec().getContainers().get(0);
    assertEquals(new Quantity("2"), trial.getResources().getRequests().get("cpu"));
    assertEquals(new Quantity("1"), trial.getResources().getLimits().get("nvidia.com/gpu"));
    Container without = written(0).getSpec().getTemplate().getSpec().getContainers().get(0);
    assertEquals(List.of("memory"), List.copyOf(without.getResources().getLimits().keySet()));
  }

  @Test
  void whatTheVolumeDoesNotHaveIsAnError() {
    SettingsException wrong =
        assertThrows(SettingsException.class, () -> job(folder.resolve("sweep"), 0).write(sweep));
    assertTrue(wrong.getMessage().contains("--local"), wrong.getMessage());
  }
}
