package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.tensor.SafetensorsFile;

/** Trainings of MFN and Graph-MFN. */
class MemoryRunTest {
  @TempDir private Path folder;

  private TinyRuns runs(String encoder) {
    Map<String, String> common = new HashMap<>();
    common.put("model.encoder", encoder);
    common.put(encoder + ".hidden.text", "8");
    common.put(encoder + ".hidden.audio", "4");
    common.put(encoder + ".hidden.visual", "4");
    common.put(encoder + ".memory", "6");
    for (String network : List.of("att2", "gamma1", "gamma2", "out")) {
      common.put(encoder + ".width." + network, "8");
    }
    if (encoder.equals("graph-mfn")) {
      common.put("graph-mfn.graph.inner", "5");
    }
    return TinyRuns.in(folder, common);
  }

  @ParameterizedTest
  @CsvSource({
    "mfn, none, all",
    "mfn, lstm, all",
    "mfn, linear, '[text, visual]'",
    "mfn, lstm, audio",
    "graph-mfn, none, all",
    "graph-mfn, lstm, all",
    "graph-mfn, linear, '[text, audio]'"
  })
  void itLearnsAndComesBackFromPyTorch(String encoder, String feedback, String modalities)
      throws IOException {
    runs(encoder).assertLearnsAndComesBackFromPyTorch(feedback, modalities, "5e-3");
  }

  /** Two workers and dropout at every step, stopped until within the second epoch. */
  @ParameterizedTest
  @ValueSource(strings = {"mfn", "graph-mfn"})
  void aRunThatGoesOnEndsInTheSameBytes(String encoder) throws IOException {
    runs(encoder)
        .assertGoesOnToTheSameBytes(7, Map.of(encoder + ".dropout.gamma1", "0.5", "threads", "2"));
  }

  @Test
  void nodesThatAreNotTrainedStayAsTheyStart() {
    Map<String, String> untrained =
        Map.of("graph-mfn.graph.train-nodes", "false", "train.weight-decay", "1e-2");
    String node = "encoder.graph.text-audio.fc1.weight";
    String summary = "encoder.graph.summary.fc1.weight";
    TinyRuns runs = runs("graph-mfn");
    SafetensorsFile one = trained(runs, "one", untrained, 1);
    SafetensorsFile three = trained(runs, "three", untrained, 3);
    assertArrayEquals(one.floats(node), three.floats(node));
    assertFalse(Arrays.equals(one.floats(summary), three.floats(summary)));
    SafetensorsFile free = trained(runs, "free", Map.of(), 3);
    assertFalse(Arrays.equals(one.floats(node), free.floats(node)));
  }

  private static SafetensorsFile trained(
      TinyRuns runs, String name, Map<String, String> further, int epochs) {
    Map<String, String> all = new HashMap<>(further);
    all.put("train.epochs", Integer.toString(epochs));
    Path run = runs.train(name, all).path();
    return SafetensorsFile.open(run.resolve("checkpoint/last/weights.safetensors"));
  }

  @Test
  void aGraphOfOneModalityIsAnErrorOfTheSettings() {
    TinyRuns runs = runs("graph-mfn");
    SettingsException error =
        assertThrows(
            SettingsException.class, () -> runs.train("run", Map.of("model.modalities", "text")));
    assertTrue(
        error.getMessage().contains("Graph-MFN needs two or three modalities, found only text"),
        error.getMessage());
  }
}
