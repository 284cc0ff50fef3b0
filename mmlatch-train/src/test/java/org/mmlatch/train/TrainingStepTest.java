package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.settings.SettingsLoader;

class TrainingStepTest {
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aGradientThatIsNotFiniteNamesItsWeightAndTheStep(float value) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      gradients.put("encoder.a", manager.create(new float[] {1, 2}));
      gradients.put("encoder.b", manager.create(new float[] {1, value}));
      TrainingState state =
          TrainingState.start(Schedule.of(SettingsLoader.defaults()))
              .afterBatch(new LossSums(1, Map.of()), 2);
      NotFiniteException error = TrainingStep.notFinite(gradients, state);
      assertTrue(error.getMessage().contains("epoch 1"), error.getMessage());
      assertTrue(error.getMessage().contains("encoder.b"), error.getMessage());
    }
  }
}
