package org.mmlatch.nn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.script.DifferentiableScript;

/**
 * A loop over steps, or whatever else a layer calculates in one call of the engine. It has to be
 * {@linkplain #place placed} before it is run.
 */
final class Procedure {
  private final List<String> parameters;
  private final String body;
  private final List<String> results;
  private DifferentiableScript script;

  /** Describes it as {@link DifferentiableScript#of} has it. */
  Procedure(List<String> parameters, String body, List<String> results) {
    this.parameters = parameters;
    this.body = body;
    this.results = results;
  }

  /** Compiles it, for as long as the manager is open. */
  void place(NDManager manager) {
    script = DifferentiableScript.of(parameters, body, results, manager);
  }

  /** Runs it as {@link DifferentiableScript#call} does. */
  NDList run(NDList tensors) {
    return script.call(tensors);
  }
}
