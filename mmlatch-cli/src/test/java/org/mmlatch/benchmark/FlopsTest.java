package org.mmlatch.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.engine.Workers;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.ModelConfigs;

class FlopsTest {
  private static final Map<Modality, Integer> MOSEI =
      Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);

  /** The expected numbers are those of ci/peer/flops.py, which was written apart. */
  @ParameterizedTest
  @CsvSource({
    "none, 1, 16322448, 6536016",
    "none, 17, 281052816, 112520272",
    "none, 50, 848403600, 339521200",
    "mult-paper-mosei, 1, 17863888, 8042896",
    "mult-paper-mosei, 17, 300959696, 137213072",
    "mult-paper-mosei, 50, 934519040, 428463680"
  })
  void countsWhatThePeersFormulaDoes(String preset, int steps, double training, double prediction) {
    Flops flops = new Flops(config(Map.of("preset", preset, "feedback.type", "lstm")));
    assertEquals(training, flops.training(steps).operations());
    assertEquals(prediction, flops.prediction(steps).operations());
  }

  @Test
  void withoutMasksNobodyNeedsTheGradientsOfTheInputs() {
    Flops flops = new Flops(config(Map.of("feedback.type", "none")));
    double inputs = 2 * 2.0 * 400 * (300 + 74 + 35);
    assertEquals(3 * flops.prediction(1).operations() - inputs, flops.training(1).operations());
  }

  @Test
  void aGradientMultipliesAsOftenAsItsProduct() {
    Product product = new Product(Product.Rows.STEP, 100, 400);
    assertEquals(new Product(Product.Rows.STEP, 400, 100), product.leftGradient());
    assertEquals(new Product(Product.Rows.INPUTS, 100, 400), product.rightGradient());
    assertEquals(Product.weighted(100), Product.scores(100).leftGradient());
    assertEquals(Product.scores(100), Product.weighted(100).leftGradient());
  }

  @Test
  void twiceTheWorkTakesTwiceTheTime() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MeasuredRates rates = new MeasuredRates(4, 3, Workers.ONE, manager);
      Flops flops = new Flops(config(Map.of("feedback.type", "linear")));
      Work once = flops.training(3);
      Work twice = new Work();
      twice.add(once);
      twice.add(once);
      double seconds = rates.seconds(once);
      assertTrue(seconds > 0);
      assertEquals(2 * seconds, rates.seconds(twice), 1e-12);
      assertEquals(0, manager.getManagedArrays().size());
    }
  }

  private static ModelConfig config(Map<String, String> settings) {
    return ModelConfigs.of(SettingsLoader.load(Optional.empty(), settings), MOSEI);
  }
}
