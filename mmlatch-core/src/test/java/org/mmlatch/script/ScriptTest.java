package org.mmlatch.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final List<String> PARAMETERS =
      List.of("targets: List[Tensor]", "sources: List[Tensor]", "a: float");
  private static final String BODY =
      """
      for i in range(torch.len(targets)):
        sum = torch.add_(targets[i], sources[i], alpha=a)
      """;

  @Test
  void runsOnTensorsAndNumbers() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Script script = Script.of(PARAMETERS, BODY, manager);
      NDList targets = new NDList(manager.create(new float[] {1, 2}), manager.create(3f));
      NDList sources = new NDList(manager.create(new float[] {10, 20}), manager.create(30f));
      int owned = manager.getManagedArrays().size();
      script.run(List.of(targets, sources), 0.5);
      assertArrayEquals(new float[] {6, 12}, targets.get(0).toFloatArray());
      assertEquals(18, targets.get(1).getFloat());
      assertEquals(owned, manager.getManagedArrays().size(), "arrays left behind");
    }
  }

  @Test
  void mayReturnATensorToAnOwner() {
    try (NDManager manager = NDManager.newBaseManager();
        NDManager owner = manager.newSubManager()) {
      String body = "sum = torch.add(a[0], a[1])\n";
      Script script = Script.returning("sum", List.of("a: List[Tensor]"), body, manager);
      NDList both = new NDList(manager.create(2f), manager.create(3f));
      assertEquals(5, script.call(owner, List.of(both)).getFloat());
      assertEquals(1, owner.getManagedArrays().size());
    }
  }

  @Test
  void isNotDifferentiated() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.create(1f);
      weight.setRequiresGradient(true);
      Script script = Script.of(PARAMETERS, BODY, manager);
      script.run(List.of(new NDList(weight), new NDList(manager.create(1f))), 1);
      assertEquals(2, weight.getFloat()); // a recorded weight must not be changed in place
    }
  }

  @Test
  void mustBeTorchScript() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThrows(EngineException.class, () -> Script.of(PARAMETERS, "no script", manager));
    }
  }

  @Test
  void isClosedByItsManager() {
    NDManager manager = NDManager.newBaseManager();
    Script script = Script.of(List.of(), "", manager);
    script.run(List.of());
    manager.close();
    assertThrows(IllegalStateException.class, () -> script.run(List.of()));
  }
}
