package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorTraceTest {
  @Test
  void theOperatorsOfThePassAndOfItsGradientsAreRecorded() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(3, 4));
      x.setRequiresGradient(true);
      List<String> forward = RecordedOperators.outermost(() -> x.exp().mul(x).close());
      assertEquals(List.of("aten::exp", "aten::mul"), forward);
      List<String> both =
          RecordedOperators.outermost(
              () -> Autograd.backward(Autograd.recorded(() -> x.tanh().sum())));
      assertTrue(both.stream().anyMatch(name -> name.contains("tanh_backward")), both.toString());
    }
  }
}
