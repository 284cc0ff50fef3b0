package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.script.DifferentiableScript;

/**
 * A TorchScript procedure, called once for what no single operator of the engine calculates, such
 * as a loop over steps.
 */
public final class Procedure {
  private final List<String> parameters;
  private final String body;
  private final List<String> results;
  private DifferentiableScript script;

  /**
   * Creates a procedure that has to be {@linkplain #place placed} before it is called; its parts
   * are those of {@link DifferentiableScript#of}.
   */
  Procedure(List<String> parameters, String body, List<String> results) {
    this.parameters = List.copyOf(parameters);
    this.body = body;
    this.results = List.copyOf(results);
  }

  /** Compiles it for the device of {@code manager}, which closes it. */
  void place(NDManager manager) {
    script = DifferentiableScript.of(parameters, body, results, manager);
  }

  /**
   * Runs it.
   *
   * @param tensors the arguments; the manager of the first, which must not be a weight, owns the
   *     results
   */
  public NDList call(NDArray... tensors) {
    return script.call(new NDList(tensors));
  }
}
