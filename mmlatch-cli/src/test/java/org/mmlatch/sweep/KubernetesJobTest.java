package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.settings.SettingsException;

class KubernetesJobTest {
  @TempDir private Path folder;
  private TinySweep tiny;
  private SweepFolder sweep;

  @BeforeEach
  void plan() {
    tiny = new TinySweep(folder);
    sweep = tiny.plan("sweep", "name = My_Sweep.\nseeds = [0, 1, 2]\nsettings.threads = 2");
  }

  private KubernetesJob job(Path local, String image, int gpus) {
    return new KubernetesJob(image, "claim", local, Path.of("/v"), 2, gpus, "3Gi");
  }

  private JsonObject written(int gpus) throws IOException {
    Path file = job(folder, "registry/mmlatch:1", gpus).write(sweep);
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static JsonObject pod(JsonObject job) {
    return job.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
  }

  private static JsonObject trial(JsonObject job) {
    return pod(job).getAsJsonArray("containers").get(0).getAsJsonObject();
  }

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  private static void take(JsonObject from, String member, String expected) {
    assertEquals(json(expected), from.remove(member), member);
  }

  /** Version 1.0.1 made its manifest with the objects of Kubernetes' own API. */
  @Test
  void itIsTheJobOfVersion101ButForWhatAPodMayNotDo() throws IOException {
    JsonObject job = written(1);
    take(pod(job), "automountServiceAccountToken", "false");
    take(pod(job), "enableServiceLinks", "false");
    take(
        pod(job),
        "securityContext",
        "{'runAsNonRoot': true, 'seccompProfile': {'type': 'RuntimeDefault'}}");
    JsonObject container = trial(job).getAsJsonObject("securityContext");
    take(container, "capabilities", "{'drop': ['ALL']}");
    take(container, "readOnlyRootFilesystem", "true");
    take(trial(job).getAsJsonObject("resources").getAsJsonObject("limits"), "cpu", "'2'");
    assertEquals(
        json("{'name': 'temporary', 'mountPath': '/tmp'}"),
        trial(job).getAsJsonArray("volumeMounts").remove(1));
    assertEquals(
        json("{'name': 'temporary', 'emptyDir': {'sizeLimit': '1Gi'}}"),
        pod(job).getAsJsonArray("volumes").remove(1));
    JsonObject codes =
        job.getAsJsonObject("spec")
            .getAsJsonObject("podFailurePolicy")
            .getAsJsonArray("rules")
            .get(1)
            .getAsJsonObject()
            .getAsJsonObject("onExitCodes");
    take(codes, "values", "[2, 3, 4, 5]");
    codes.add("values", json("[2, 3]"));
    try (InputStream before = getClass().getResourceAsStream("/kubernetes/job-1.0.1.json")) {
      assertEquals(json(new String(before.readAllBytes(), StandardCharsets.UTF_8)), job);
    }
  }

  @Test
  void withoutGpusNoneIsAskedFor() throws IOException {
    assertEquals(
        json("{'cpu': '2', 'memory': '3Gi'}"),
        trial(written(0)).getAsJsonObject("resources").getAsJsonObject("limits"));
  }

  @Test
  void whateverIsInATextStaysInIt() {
    sweep = tiny.plan("a $(HOME) \"@TRIALS@\" \\ b\n", "seeds = [0]");
    JsonObject job =
        JsonParser.parseString(job(folder, "i\",\"x\":\"@CLAIM@", 0).manifest(sweep))
            .getAsJsonObject();
    assertEquals("i\",\"x\":\"@CLAIM@", trial(job).get("image").getAsString());
    assertEquals(
        "/v/a $$(HOME) \"@TRIALS@\" \\ b\n",
        trial(job).getAsJsonArray("args").get(2).getAsString(),
        "the cluster reads $$ as $");
  }

  @Test
  void whatTheVolumeDoesNotHaveIsAnError() {
    SettingsException wrong =
        assertThrows(
            SettingsException.class, () -> job(folder.resolve("sweep"), "i", 0).write(sweep));
    assertTrue(wrong.getMessage().contains("--local"), wrong.getMessage());
  }
}
