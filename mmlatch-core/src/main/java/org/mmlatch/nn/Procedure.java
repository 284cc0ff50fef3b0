package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.script.DifferentiableScript;

/**
 * A procedure in TorchScript, called as one operator: for a loop over steps, or another calculation
 * that the engine has no operator for.
 */
public final class Procedure {
  private final List<String> parameters;
  private final String body;
  private final List<String> results;
  private DifferentiableScript script;

  /**
   * Creates a procedure, which has to be {@linkplain #place placed} before it is called. The
   * arguments are those of {@link DifferentiableScript#of}.
   */
  Procedure(List<String> parameters, String body, List<String> results) {
    this.parameters = List.copyOf(parameters);
    this.body = body;
    this.results = List.copyOf(results);
  }

  /** Compiles the procedure for the device of {@code manager}, which owns it. */
  void place(NDManager manager) {
    script = DifferentiableScript.of(parameters, body, results, manager);
  }

  /**
   * Runs the procedure.
   *
   * @param tensors the arguments; the manager of the first one owns the results, so the first must
   *     not be a weight
   */
  public NDList call(NDArray... tensors) {
    return script.call(new NDList(tensors));
  }
}
