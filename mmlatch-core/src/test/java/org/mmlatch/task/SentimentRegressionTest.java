package org.mmlatch.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class SentimentRegressionTest {
  private final Task task = new SentimentRegression();

  @Test
  void theLossOfABatchIsTheMeanOfItsSegments() {
    float[] predictions = {1, -2.5f, 0};
    float[] targets = {3, -2, -1};
    double mean = 0;
    for (int i = 0; i < predictions.length; i++) {
      mean += task.loss(new float[] {predictions[i]}, new float[] {targets[i]}) / 3;
    }
    assertEquals(3.5 / 3, mean, 1e-12);
    try (NDManager manager = NDManager.newBaseManager()) {
      Shape column = new Shape(3, 1);
      float loss =
          task.loss(manager.create(predictions, column), manager.create(targets, column))
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
