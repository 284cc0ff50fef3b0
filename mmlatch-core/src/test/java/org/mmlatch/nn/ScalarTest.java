package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.RepeatedTest;

class ScalarTest {
  /** What a scalar over a freed Java buffer would be overwritten with. */
  private static final byte GARBAGE = 0x5A;

  @RepeatedTest(20)
  void gradientsSurviveAGarbageCollectionBetweenForwardAndBackward() {
    try (NDManager manager = NDManager.newBaseManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      x.setRequiresGradient(true);
      Scalar scalar = Scalar.in(manager, 0.25f);
      NDArray loss = scalar.times(x).sum();
      overwriteFreedBuffers();
      collector.backward(loss);
      for (float gradient : x.getGradient().toFloatArray()) {
        assertEquals(0.25f, gradient);
      }
    }
  }

  private static void overwriteFreedBuffers() {
    System.gc();
    for (int i = 0; i < 2000; i++) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(4);
      for (int b = 0; b < 4; b++) {
        buffer.put(b, GARBAGE);
      }
    }
  }
}
