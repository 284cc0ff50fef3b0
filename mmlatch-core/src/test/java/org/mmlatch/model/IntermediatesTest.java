package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Weights;

class IntermediatesTest {
  @Test
  void onlyTheResultIsLeft() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(2));
      NDArray four =
          Intermediates.closedAfter(() -> Intermediates.closedAfter(() -> x.add(x).add(x)).add(x));
      assertEquals(4, four.getFloat(0));
      assertEquals(2, manager.getManagedArrays().size(), "x and the result");
    }
  }

  @Test
  void moreLayersLeaveNoMoreArrays() {
    assertEquals(arraysLeft(1), arraysLeft(4));
  }

  /** Returns how many arrays a prediction by MulT leaves until its batch is over. */
  private static int arraysLeft(int layers) {
    Set<Modality> all = EnumSet.allOf(Modality.class);
    ModelConfig lateFusion = ModelFixture.config(FeedbackType.LSTM, Pooling.LAST, all);
    MultConfig mult = new MultConfig(4, 2, layers, MultConfig.Kernels.ONE, true, MultDropout.NONE);
    try (NDManager owner = NDManager.newBaseManager();
        NDManager step = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(new ModelConfig(lateFusion.dims(), mult, lateFusion.feedback()));
      Weights.draw(model, owner, 1);
      Segments segments = ModelFixture.segments(step, all, Map.of(1, 4, 2, 7));
      var unused = model.predict(ModelFixture.pass(step, Pass.Purpose.EVALUATION), segments);
      return step.getManagedArrays().size();
    }
  }
}
