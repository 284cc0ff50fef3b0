package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmlatch.model.ModelFixture;

class BatchNormTest {
  private static final String ONE = "";
  private static final String TWO = "stage1";

  private final NDManager manager = NDManager.newBaseManager();
  private final BatchNorm norm = new BatchNorm(1, List.of(ONE, TWO));

  BatchNormTest() {
    Weights.draw(norm, manager, 1);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private float[] forward(Pass.Purpose purpose, String use, float... values) {
    NDArray x = manager.create(values, new Shape(values.length, 1));
    return norm.forward(ModelFixture.pass(manager, purpose), x, use).toFloatArray();
  }

  private float statistic(String name) {
    return norm.state().get(name).getArray().getFloat(0);
  }

  @Test
  void trainingNormalisesByTheBatchAndKeepsATenthOfIt() {
    float[] y = forward(Pass.Purpose.TRAINING, ONE, 1, 5); // mean 3, deviation 2
    assertArrayEquals(new float[] {-1, 1}, y, 1e-5f);
    assertEquals(0.3f, statistic("running_mean"), 1e-6f);
    assertEquals(0.9f + 0.1f * 8, statistic("running_var"), 1e-6f); // unbiased: 8
  }

  @Test
  void evaluationNormalisesByWhatWasKeptAndChangesNothing() {
    forward(Pass.Purpose.TRAINING, ONE, 1, 5);
    float expected = (float) ((2 - 0.3) / Math.sqrt(1.7));
    assertArrayEquals(new float[] {expected}, forward(Pass.Purpose.EVALUATION, ONE, 2), 1e-4f);
    assertEquals(0.3f, statistic("running_mean"), 1e-6f);
  }

  @Test
  void eachUseHasStatisticsOfItsOwn() {
    forward(Pass.Purpose.TRAINING, ONE, 1, 5);
    assertEquals(0, statistic("stage1.running_mean"));
    forward(Pass.Purpose.TRAINING, TWO, 10, 20);
    assertEquals(1.5f, statistic("stage1.running_mean"), 1e-6f);
    assertEquals(0.3f, statistic("running_mean"), 1e-6f);
  }

  @Test
  void statisticsAreStateButNoWeights() {
    assertEquals(Set.of("weight", "bias"), norm.weights().keySet());
    assertEquals(6, norm.state().size());
  }
}
