package org.mmlatch.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferentiableScriptTest {
  /** Sums of the first steps: x₁, x₁ + x₂, … and their squares. */
  private static final String BODY =
      """
      sums = annotate(List[Tensor], [])
      sum = torch.zeros_like(torch.select(x, 0, 0))
      for i in range(torch.size(x, 0)):
        sum = torch.add(sum, torch.mul(torch.select(x, 0, i), weight))
        _0 = torch.append(sums, sum)
      all = torch.stack(sums)
      squares = torch.mul(all, all)
      """;

  private static DifferentiableScript script(NDManager manager) {
    return DifferentiableScript.of(
        List.of("x", "weight"), BODY, List.of("all", "squares"), manager);
  }

  @Test
  void returnsAllItsResultsToTheOwnerOfItsFirstTensor() {
    try (NDManager manager = NDManager.newBaseManager();
        NDManager step = NDManager.newBaseManager()) {
      DifferentiableScript script = script(manager);
      NDArray weight = manager.create(2f);
      int owned = manager.getManagedArrays().size();
      NDList results = script.call(new NDList(step.create(new float[] {1, 2, 3}), weight));
      assertArrayEquals(new float[] {2, 6, 12}, results.get(0).toFloatArray());
      assertArrayEquals(new float[] {4, 36, 144}, results.get(1).toFloatArray());
      assertEquals(owned, manager.getManagedArrays().size());
    }
  }

  /** d/dw Σ (w s)² = 2 w Σ s², s = 1, 3, 6; it adds up, call by call. */
  @Test
  void isDifferentiatedHoweverOftenItIsCalled() {
    try (NDManager manager = NDManager.newBaseManager()) {
      DifferentiableScript script = script(manager);
      NDArray weight = manager.create(2f);
      weight.setRequiresGradient(true);
      NDArray x = manager.create(new float[] {1, 2, 3});
      for (int call = 1; call <= 5; call++) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
          collector.backward(script.call(new NDList(x, weight)).get(1).sum());
        }
        assertEquals(call * 2 * 2 * 46, weight.getGradient().getFloat());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "batch.text", "text[]", "text()", "module_method:text"})
  void theNamesOfArraysDoNotMatter(String name) {
    try (NDManager manager = NDManager.newBaseManager()) {
      DifferentiableScript script = script(manager);
      NDArray weight = manager.create(2f);
      weight.setRequiresGradient(true);
      NDArray x = manager.create(new float[] {1, 2, 3});
      x.setName(name);
      weight.setName(name);
      try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
        collector.backward(script.call(new NDList(x, weight)).get(1).sum());
      }
      assertEquals(2 * 2 * 46, weight.getGradient().getFloat());
      assertEquals(name, x.getName());
    }
  }

  @Test
  void mustBeTorchScript() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThrows(
          EngineException.class,
          () -> DifferentiableScript.of(List.of("x"), "no script", List.of("x"), manager));
    }
  }
}
