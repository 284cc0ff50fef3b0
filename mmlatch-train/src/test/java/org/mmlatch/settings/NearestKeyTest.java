package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {
  private static final List<String> KEYS =
      List.of(
          "seed",
          "train.batch-size",
          "train.epochs",
          "train.learning-rate",
          "model.dropout.encoder",
          "model.encoder",
          "model.hidden",
          "schedule.patience",
          "feedback.self");

  @ParameterizedTest
  @CsvSource({
    "sede, seed",
    "train.batch_size, train.batch-size",
    "trian.epochs, train.epochs",
    "batch-size, train.batch-size",
    "optimizer.patience, schedule.patience",
    "hidden-size, model.hidden",
    "lr, train.learning-rate",
    "epochs, train.epochs",
    "encoder, model.encoder"
  })
  void theNearestKeyTakesTheFewestEdits(String written, String meant) {
    assertEquals(meant, NearestKey.among(KEYS, written));
  }

  @Test
  void aShortWordIsNearToWhatDiffersInOneLetterAlone() {
    assertTrue(NearestKey.isNear("seed", "sed"));
    assertFalse(NearestKey.isNear("name", "amp"));
  }
}
