package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.settings.SettingsLoader;

/** The classical systems have as many weights as in their released code, and feedback's. */
class ZooWeightsTest {
  private static final Map<Modality, Integer> MOSEI =
      Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);

  @ParameterizedTest
  @CsvSource({
    "tfn-released, 408015, 430109, 1273271",
    "tfn-mmsa-mosi, 9261723, 9335085, 10332051",
    "tfn-mmsa-mosei, 4802923, 4870925, 5851811",
    "lmf-paper-mosi, 236939, 274397, 1163651",
    "lmf-mmsa-mosi, 268647, 336649, 1317535",
    "lmf-mmsa-mosei, 268859, 336861, 1317747",
    "misa-released-mosi, 5097613, 5239591, 6442405",
    "misa-released-mosei, 5097613, 5239591, 6442405",
    "misa-mmsa-mosi, 5097613, 5239591, 6442405",
    "misa-mmsa-mosei, 5097613, 5239591, 6442405"
  })
  void asManyAsInTheReleasedCode(String preset, long none, long linear, long lstm) {
    assertEquals(none, weights(Map.of("preset", preset, "feedback.type", "none")));
    assertEquals(linear, weights(Map.of("preset", preset, "feedback.type", "linear")));
    assertEquals(lstm, weights(Map.of("preset", preset, "feedback.type", "lstm")));
  }

  /**
   * LF-LSTM: 220,160 + 13,824 + 84,480 of the LSTMs, 36,992 and 129 behind them. EF-LSTM: 683,008 +
   * 526,336 of its layers, 65,792 and 257 behind them; a linear feedback has 257 for each of the
   * 409 features.
   */
  @ParameterizedTest
  @CsvSource({
    "lf-lstm, none, 355585",
    "lf-lstm, linear, 428947",
    "lf-lstm, lstm, 1425913",
    "ef-lstm, none, 1275393",
    "ef-lstm, linear, 1380506",
    "ef-lstm, lstm, 2084285"
  })
  void asManyAsTheirLayersAddUpTo(String encoder, String feedback, long expected) {
    assertEquals(expected, weights(Map.of("model.encoder", encoder, "feedback.type", feedback)));
  }

  private static long weights(Map<String, String> settings) {
    return Models.of(SettingsLoader.load(Optional.empty(), settings), MOSEI)
        .weights()
        .values()
        .stream()
        .mapToLong(weight -> weight.getShape().size())
        .sum();
  }
}
