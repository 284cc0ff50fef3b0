package org.mmlatch.script;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A procedure in TorchScript that maps tensors to tensors and is differentiated as its operators
 * would be, if the calling thread records them. It is interpreted operator by operator, so that a
 * result never depends on how often it was called. Several threads may call it at the same time.
 */
public final class DifferentiableScript {
  private final PtSymbolBlock module;

  private DifferentiableScript(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles a procedure.
   *
   * @param parameters names of the tensors that it is given
   * @param body its statements, without indentation, in the form in which TorchScript is stored
   * @param results names of the tensors that it returns
   * @param manager closes it
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile it
   */
  public static DifferentiableScript of(
      List<String> parameters, String body, List<String> results, NDManager manager) {
    List<String> typed = parameters.stream().map(name -> name + ": Tensor").toList();
    String type = results.stream().map(name -> "Tensor").collect(Collectors.joining(", "));
    return new DifferentiableScript(
        TorchScript.compiled(
            typed, body, "Tuple[" + type + "]", "(" + String.join(", ", results) + ",)", manager));
  }

  /**
   * Runs the procedure.
   *
   * @param tensors in the order of the parameters; the manager of the first closes the results
   */
  public NDList call(NDList tensors) {
    JniUtils.setGraphExecutorOptimize(false); // of this thread
    try {
      return IValueUtils.forward(module, tensors, true);
    } finally {
      JniUtils.setGraphExecutorOptimize(true);
    }
  }
}
