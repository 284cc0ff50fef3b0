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
import org.mmlatch.model.MMLatch;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Weights;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.Models;
import org.mmlatch.train.TwoStages;
import org.mmlatch.train.TwoStages.StageOne;

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
    Flops flops = flops(Map.of("preset", preset, "feedback.type", "lstm"));
    assertEquals(training, flops.training(steps(steps)).operations());
    assertEquals(prediction, flops.prediction(steps(steps)).operations());
  }

  @Test
  void withoutMasksNobodyNeedsTheGradientsOfTheInputs() {
    Flops flops = flops(Map.of("feedback.type", "none"));
    double inputs = 2 * 2.0 * 400 * (300 + 74 + 35);
    assertEquals(
        3 * flops.prediction(steps(1)).operations() - inputs,
        flops.training(steps(1)).operations());
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
      MeasuredRates rates = new MeasuredRates(4, steps(3), Workers.ONE, manager);
      Flops flops = flops(Map.of("feedback.type", "linear"));
      Work once = flops.training(steps(3));
      Work twice = new Work();
      twice.add(once);
      twice.add(once);
      double seconds = rates.seconds(once);
      assertTrue(seconds > 0);
      assertEquals(2 * seconds, rates.seconds(twice), 1e-12);
      assertEquals(0, manager.getManagedArrays().size());
    }
  }

  @Test
  void gradientsThroughStageOneTakeTwoProductsMoreForEachOfItsOwn() {
    Flops unrecorded = flops(Map.of("feedback.type", "linear"));
    Flops recorded = flops(Map.of("feedback.type", "linear", "feedback.stage1-gradients", "true"));
    double inputs = 2 * 2.0 * 400 * (300 + 74 + 35); // nobody needs their gradients
    double masks = 2 * 2.0 * 100 * (300 + 74 + 35); // these need those of what they read
    double encoders = 2 * 2.0 * 400 * (300 + 74 + 35 + 3 * 100) + 3 * 2.0 * (3 * 100 * 100 + 200);
    assertEquals(
        unrecorded.training(steps(1)).operations() + 2 * encoders - inputs + masks,
        recorded.training(steps(1)).operations());
  }

  /**
   * RAVEN with N = 7, C = 5 and H = 11. A row of audio takes the projection of 74 features and the
   * LSTM's products, a word the two gates over a state and its embedding, the shift and the LSTM
   * over words, a segment the regression; nobody needs the gradients of the features themselves.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 0, 0", "4, 11, 2", "20, 320, 95"})
  void rowsInsideWordsAreCountedAsManyAsThereAre(int steps, int audio, int visual) {
    Flops flops =
        flops(
            Map.of(
                "feedback.type", "none",
                "model.encoder", "raven",
                "raven.rows", "subword",
                "raven.projection", "7",
                "raven.cell", "5",
                "raven.hidden", "11"));
    SegmentSize segment = new SegmentSize(steps, Map.of("audio", audio, "visual", visual));
    double features = audio * 2.0 * 74 * 7 + visual * 2.0 * 35 * 7;
    double lstms = (audio + visual) * 2.0 * (7 * 20 + 5 * 20);
    double words = steps * 2.0 * (2 * (5 + 300) + 10 * 300 + 300 * 44 + 11 * 44);
    double expected = features + lstms + words + 2 * 11;
    assertEquals(expected, flops.prediction(segment).operations());
    assertEquals(3 * expected - features, flops.training(segment).operations());
  }

  private static SegmentSize steps(int steps) {
    return new SegmentSize(steps, Map.of());
  }

  private static Flops flops(Map<String, String> settings) {
    StageOne stageOne =
        settings.containsKey("feedback.stage1-gradients") ? StageOne.RECORDED : StageOne.UNRECORDED;
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = Models.of(SettingsLoader.load(Optional.empty(), settings), MOSEI);
      Weights.draw(model, manager, 1);
      return Flops.of(new TwoStages(model, stageOne), manager);
    }
  }
}
