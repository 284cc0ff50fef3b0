package org.mmlatch.script;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A compiled procedure of tensors that is differentiated wherever the calling thread records: a
 * whole recurrence is one call from Java, its steps are recorded as the engine's own operators are.
 * Several threads may call it at the same time.
 */
public final class RecordedScript {
  /**
   * DJL's; where nobody sets it, PyTorch's optimizer rewrites a procedure after its first calls.
   */
  private static final String OPTIMIZER = "ai.djl.pytorch.graph_optimizer";

  private final Model model;
  private final ParameterStore noParameters;

  private RecordedScript(Model model, NDManager manager) {
    this.model = model;
    noParameters = new ParameterStore(manager, false);
  }

  /**
   * Compiles a procedure. Unless the system property {@code ai.djl.pytorch.graph_optimizer} is set,
   * it is set to false from now on: the optimizer takes seconds, and what a call returns would
   * depend on how many there were before it, so that a run which goes on would differ from one that
   * was never interrupted.
   *
   * @param parameters names of its tensors, in the order of {@link #call}
   * @param body its statements, without indentation, in the form in which TorchScript is stored
   * @param results names of the tensors in {@code body} that it returns, at least one
   * @param manager closes it and names the device
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile it
   */
  public static RecordedScript of(
      List<String> parameters, String body, List<String> results, NDManager manager) {
    if (System.getProperty(OPTIMIZER) == null) {
      System.setProperty(OPTIMIZER, Boolean.toString(false));
    }
    List<String> typed = parameters.stream().map(name -> name + ": Tensor").toList();
    String type =
        results.stream().map(name -> "Tensor").collect(Collectors.joining(", ", "Tuple[", "]"));
    byte[] archive = ScriptArchive.of(typed, body, type, "(" + String.join(", ", results) + ",)");
    Model model =
        Model.newInstance("script", manager.getDevice(), manager.getEngine().getEngineName());
    manager.attachInternal(UUID.randomUUID().toString(), model);
    try {
      model.load(new ByteArrayInputStream(archive));
    } catch (IOException | MalformedModelException e) {
      throw new IllegalStateException(e); // an array in memory can be read
    }
    return new RecordedScript(model, manager);
  }

  /**
   * Runs it.
   *
   * @param tensors the arguments; the manager of the first owns the results
   */
  public NDList call(NDArray... tensors) {
    return model.getBlock().forward(noParameters, new NDList(tensors), true);
  }
}
