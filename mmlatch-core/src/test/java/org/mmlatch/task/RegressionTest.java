package org.mmlatch.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.eval.TaskDescription;

class RegressionTest {
  private final Task task = Regression.SENTIMENT;

  @ParameterizedTest
  @CsvSource({"ABSOLUTE, 3.5", "SQUARED, 5.25"})
  void theLossOfABatchIsTheMeanOfItsSegments(Regression.Distance distance, double sum) {
    Task judged = new Regression(TaskDescription.SENTIMENT, distance);
    float[] predictions = {1, -2.5f, 0};
    float[] targets = {3, -2, -1};
    double mean = 0;
    for (int i = 0; i < predictions.length; i++) {
      mean += judged.loss(new float[] {predictions[i]}, new float[] {targets[i]}) / 3;
    }
    assertEquals(sum / 3, mean, 1e-12);
    try (NDManager manager = NDManager.newBaseManager()) {
      Shape column = new Shape(3, 1);
      float loss =
          judged
              .loss(manager.create(predictions, column), manager.create(targets, column))
              .getFloat();
      assertEquals(mean, loss, 1e-6);
    }
  }

  @Test
  void whatIsShownIsTheOutputItself() {
    assertArrayEquals(new float[] {4.5f}, task.shown(new float[] {4.5f}));
  }

  @Test
  void itIsJudgedByTheMeanAbsoluteErrorFirst() {
    assertEquals("mae", task.metrics().primary().key());
  }
}
