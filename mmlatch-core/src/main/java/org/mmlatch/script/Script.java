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
 * A procedure in TorchScript: it calls operators of the engine that DJL has no method for, as many
 * as it likes in one call from Java. Nothing of it is differentiated. Several threads may call it
 * at the same time.
 */
public final class Script {
  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles a procedure without a result.
   *
   * @param parameters each with its type, as in {@code a: float}, in the order of {@link #run}
   * @param body its statements, without indentation, in the form in which TorchScript is stored
   * @param manager closes it
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile it
   */
  public static Script of(List<String> parameters, String body, NDManager manager) {
    return new Script(TorchScript.compiled(parameters, body, "NoneType", "None", manager));
  }

  /**
   * As {@link #of}, with a tensor as its result.
   *
   * @param result its name in {@code body}
   */
  public static Script returning(
      String result, List<String> parameters, String body, NDManager manager) {
    return new Script(TorchScript.compiled(parameters, body, "Tensor", result, manager));
  }

  /**
   * Runs the procedure.
   *
   * @param tensors the first arguments, each a list of tensors
   * @param numbers the arguments after them, each a float
   */
  public void run(List<NDList> tensors, double... numbers) {
    result(tensors, numbers).close();
  }

  /**
   * Runs a procedure that returns a tensor.
   *
   * @param tensors as of {@link #run}
   * @param owner closes the result
   */
  public NDArray call(NDManager owner, List<NDList> tensors, double... numbers) {
    try (IValue result = result(tensors, numbers)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /** DJL itself turns differentiation off around such a call. */
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
