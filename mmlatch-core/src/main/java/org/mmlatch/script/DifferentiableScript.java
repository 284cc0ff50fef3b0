package org.mmlatch.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A procedure in TorchScript that maps tensors to tensors. Gradients flow through it as through its
 * operators, if the calling thread records them. It is interpreted operator by operator, without
 * the optimisations that would make results depend on the number of earlier calls. Thread-safe.
 */
public final class DifferentiableScript {
  /** DJL would pass an array with such a name, as {@code batch.text}, inside a collection. */
  private static final Pattern COLLECTION = Pattern.compile("[.\\[(:]");

  private final PtSymbolBlock module;

  private DifferentiableScript(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles a procedure.
   *
   * @param parameters names of the argument tensors
   * @param body statements, unindented, in TorchScript's serialised form
   * @param results names of the result tensors
   * @param manager owns the compiled procedure
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile the procedure
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
   * @param tensors arguments in the order of the parameters; the manager of the first owns the
   *     results
   */
  public NDList call(NDList tensors) {
    NDManager owner = tensors.get(0).getManager();
    NDList each = new NDList(tensors.stream().map(tensor -> single(tensor, owner)).toList());
    JniUtils.setGraphExecutorOptimize(false); // of this thread
    try {
      return IValueUtils.forward(module, each, true);
    } finally {
      JniUtils.setGraphExecutorOptimize(true);
    }
  }

  private static NDArray single(NDArray tensor, NDManager owner) {
    String name = Optional.ofNullable(tensor.getName()).orElse("");
    if (!COLLECTION.matcher(name).find()) {
      return tensor;
    }
    NDArray unnamed = tensor.reshape(tensor.getShape());
    unnamed.attach(owner);
    return unnamed;
  }
}
