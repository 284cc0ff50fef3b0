package org.mmlatch.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.CudaGraphs;
import org.mmlatch.nn.RandomSource;
import org.mmlatch.script.Script;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs forward and backward passes on a GPU as CUDA graphs. The first batch of each shape is
 * computed as usual, the second is recorded, and from then on each batch of that shape is one
 * replay. The results are the same.
 */
final class ReplayedSteps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayedSteps.class);
  private static final List<String> PARAMETERS =
      List.of("targets: List[Tensor]", "sources: List[Tensor]");
  private static final String COPY =
      """
      for i in range(torch.len(targets)):
        copied = torch.copy_(targets[i], sources[i])
      """;

  private final TrainingStep trainingStep;
  private final CudaGraphs graphs;
  private final NDManager owner;
  private final Script copy;
  private boolean canRecord = true;
  private final Set<BatchShape> seen = new HashSet<>();
  private final Map<BatchShape, Step> steps = new HashMap<>();

  /** The shape of a batch; one graph serves all batches of the same shape. */
  private record BatchShape(long segments, int longest, List<Shape> features) {
    static BatchShape of(Batch batch) {
      List<Shape> features = batch.features().values().stream().map(NDArray::getShape).toList();
      return new BatchShape(batch.lengths().size(), batch.longest(), features);
    }
  }

  /** A recorded step: it reads {@code input} and writes {@code loss}. */
  private record Step(Batch input, NDArray loss, CudaGraphs.Graph graph) {}

  /**
   * Creates steps without any recording yet.
   *
   * @param graphs closed with this object
   * @param manager manager on the GPU
   */
  ReplayedSteps(TrainingStep trainingStep, CudaGraphs graphs, NDManager manager) {
    this.trainingStep = trainingStep;
    this.graphs = graphs;
    owner = manager.newSubManager();
    copy = Script.of(PARAMETERS, COPY, owner);
  }

  /**
   * Like {@link TrainingStep#accumulateUnread}.
   *
   * @param draws must be {@link RandomSource#ENGINE}
   */
  NDArray accumulate(Batch batch, RandomSource draws) {
    BatchShape shape = BatchShape.of(batch);
    if (seen.add(shape) || !canRecord) {
      return trainingStep.accumulateUnread(batch, draws);
    }
    if (!steps.containsKey(shape)) {
      try {
        steps.put(shape, recorded(batch, draws));
      } catch (EngineException | IllegalStateException e) {
        canRecord = false;
        LOG.warn("training continues without CUDA graphs: {}", e.getMessage());
        return trainingStep.accumulateUnread(batch, draws);
      }
    }
    Step step = steps.get(shape);
    copy.run(List.of(arrays(step.input()), arrays(batch)));
    step.graph().replay();
    NDArray loss = step.loss().duplicate(); // the next replay overwrites it
    loss.attach(batch.lengths().getManager());
    return loss;
  }

  private Step recorded(Batch batch, RandomSource draws) {
    try (NDManager during = owner.newSubManager()) {
      Batch input = copyOf(batch, during);
      NDArray[] loss = new NDArray[1];
      CudaGraphs.Graph graph =
          graphs.record(() -> loss[0] = trainingStep.accumulateUnread(input, draws));
      arrays(input).forEach(array -> array.attach(owner));
      loss[0].attach(owner);
      return new Step(input, loss[0], graph);
    }
  }

  private static Batch copyOf(Batch batch, NDManager owner) {
    return new Batch(
        copyOf(batch.features(), owner),
        copyOf(batch.lengths(), owner),
        batch.longest(),
        copyOf(batch.target(), owner),
        copyOf(batch.rows(), owner));
  }

  private static Map<Modality, NDArray> copyOf(Map<Modality, NDArray> arrays, NDManager owner) {
    Map<Modality, NDArray> copies = new EnumMap<>(Modality.class);
    arrays.forEach((modality, x) -> copies.put(modality, copyOf(x, owner)));
    return copies;
  }

  private static NDArray copyOf(NDArray array, NDManager owner) {
    NDArray copy = array.duplicate();
    copy.attach(owner);
    return copy;
  }

  private static NDList arrays(Batch batch) {
    NDList arrays = new NDList(batch.features().values());
    arrays.add(batch.lengths());
    arrays.add(batch.target());
    arrays.addAll(batch.rows().values());
    return arrays;
  }

  @Override
  public void close() {
    graphs.close();
    owner.close();
  }
}
