package org.mmlatch.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A procedure in TorchScript, which runs any number of the engine's operators in one call from
 * Java, including those that DJL has no method for. It is not recorded for differentiation.
 * Thread-safe.
 */
public final class Script {
  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles a procedure without a result.
   *
   * @param parameters parameters with their types, as in {@code a: float}, in the order of {@link
   *     #run}
   * @param body statements, unindented, in TorchScript's serialised form
   * @param manager owns the compiled procedure
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile the procedure
   */
  public static Script of(List<String> parameters, String body, NDManager manager) {
    return new Script(TorchScript.compiled(parameters, body, "NoneType", "None", manager));
  }

  /**
   * Compiles a procedure that returns a tensor; see {@link #of}.
   *
   * @param result name of the tensor in {@code body}
   */
  public static Script returning(
      String result, List<String> parameters, String body, NDManager manager) {
    return new Script(TorchScript.compiled(parameters, body, "Tensor", result, manager));
  }

  /**
   * Runs the procedure.
   *
   * @param tensors first arguments, each a list of tensors
   * @param numbers remaining arguments, each a float
   */
  public void run(List<NDList> tensors, double... numbers) {
    result(tensors, numbers).close();
  }

  /**
   * Runs a procedure that returns a tensor.
   *
   * @param tensors first arguments, as in {@link #run}
   * @param owner owns the result
   */
  public NDArray call(NDManager owner, List<NDList> tensors, double... numbers) {
    try (IValue result = result(tensors, numbers)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /** DJL turns off recording for differentiation around such a call. */
  private IValue result(List<NDList> tensors, double... numbers) {
    List<IValue> arguments = new ArrayList<>();
    try {
      for (NDList list : tensors) {
        arguments.add(IValue.listFrom(list.stream().toArray(PtNDArray[]::new)));
      }
      for (double number : numbers) {
        arguments.add(IValue.from(number));
      }
      return module.forward(arguments.toArray(IValue[]::new));
    } finally {
      arguments.forEach(IValue::close);
    }
  }
}
