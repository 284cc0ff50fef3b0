package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private static CommandLineRun doctor(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("doctor", "-Dmodel.hidden=4", "-Dthreads=1", "-Ddevice=cpu"));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(List.of(DoctorCommand.class), arguments.toArray(String[]::new));
  }

  @Test
  void whereTrainingWorksEverySubjectIsShown() {
    CommandLineRun run = doctor();
    assertEquals(0, run.status(), run.out());
    for (String subject : List.of("program", "processor", "memory", "storage", "engine", "gpu")) {
      assertTrue(run.out().contains("\n" + subject + " "), run.out());
    }
    assertTrue(run.out().contains("model.hidden = 4"), run.out());
    assertTrue(run.out().endsWith("Training works here.\n"), run.out());
  }

  @Test
  void figuresAreNumbersInJson() {
    CommandLineRun run = doctor("--json");
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertTrue(json.get("can_train").getAsBoolean());
    assertTrue(json.getAsJsonObject("training").get("cpu").getAsDouble() > 0);
    assertTrue(json.getAsJsonObject("memory").get("machine").getAsLong() > 0);
    assertEquals("off", json.getAsJsonObject("engine").get("tf32_on_gpus").getAsString());
    assertEquals("Training works here.\n", run.err());
  }

  @Test
  void aDeviceThatIsMissingIsAProblemAndTheOthersAreTriedAllTheSame() {
    CommandLineRun run = doctor("--json", "-Ddevice=gpu:99");
    assertEquals(1, run.status());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertFalse(json.get("can_train").getAsBoolean());
    assertTrue(json.getAsJsonArray("problems").get(0).getAsString().startsWith("device is gpu:99"));
    assertTrue(json.getAsJsonObject("training").get("cpu").getAsDouble() > 0);
  }

  @Test
  void settingsThatCannotBeUsedAreAProblem() {
    CommandLineRun run = doctor("-Dmodel.hiden=3");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("problem: "), run.out());
    assertTrue(run.out().contains("model.hidden"), run.out());
  }
}
