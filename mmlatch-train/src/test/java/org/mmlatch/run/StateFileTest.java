package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LossSums;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.TrainingState;

class StateFileTest {
  private static final TrainingState START =
      TrainingState.start(Schedule.of(SettingsLoader.defaults()));
  private static final TrainingState STATE =
      new TrainingState(
          1,
          1,
          new LossSums(1 / 3.0, Map.of("difference", 0.7)),
          2,
          1,
          START.schedule(),
          START.earlyStopping(),
          START.history());

  private static JsonObject written() {
    String text = new String(StateFile.write(STATE), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void aStateIsReadAsItWasWritten() {
    assertTrue(written().has("losses"));
    assertEquals(STATE, StateFile.read(written()));
  }

  @Test
  void whatThePlateauKeepsIsWrittenAsInVersion1() {
    assertEquals(
        "{\"rate\":\"5.0E-4\",\"best\":\"Infinity\",\"bad\":0,\"cooldown\":0}",
        written().get("schedule").toString());
  }

  @Test
  void aStateOfVersion1HasAbsoluteErrors() {
    JsonObject former = written();
    former.add("absolute_errors", former.remove("losses"));
    assertEquals(STATE, StateFile.read(former));
  }
}
