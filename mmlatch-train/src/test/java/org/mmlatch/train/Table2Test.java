package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.model.MMLatch;
import org.mmlatch.settings.SettingsLoader;

/** The five systems that the paper compares are each a preset and a feedback type. */
class Table2Test {
  private static final Map<Modality, Integer> MOSEI =
      Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);

  @ParameterizedTest
  @CsvSource({
    "none, none, 1513801",
    "none, linear, 1596419",
    "none, lstm, 2621153",
    "mult-paper-mosei, none, 1573321",
    "mult-paper-mosei, lstm, 2615233"
  })
  void everyRowHasAsManyWeightsAsItsLayersAddUpTo(String preset, String feedback, long expected) {
    Map<String, String> row = Map.of("preset", preset, "feedback.type", feedback);
    MMLatch model = Models.of(SettingsLoader.load(Optional.empty(), row), MOSEI);
    long weights =
        model.weights().values().stream().mapToLong(weight -> weight.getShape().size()).sum();
    assertEquals(expected, weights);
  }
}
