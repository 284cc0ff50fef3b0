package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.Autograd;
import org.mmlatch.engine.Workers;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Products;
import org.mmlatch.nn.RandomSource;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.task.Task;

/**
 * Trains on single batches: forward and backward passes, and weight updates. Each further worker
 * has its own views of the weights, with separate gradients; the gradients are added in a fixed
 * order.
 */
final class TrainingStep {
  private final Task task;
  private final TwoStages stages;
  private final BatchSegments padding;
  private final Map<String, Parameter> weights;
  private final Optimizer optimizer;
  private final TrainSettings settings;
  private final Workers workers;
  private final List<WeightViews> others = new ArrayList<>(); // of the second worker and later ones
  private final List<Map<String, Parameter>> weightShares;
  private final List<Pass> passes = new ArrayList<>();
  private final StepClock clock;
  private final GradientNorm gradientNorm;
  private List<String> terms = List.of();

  /**
   * Creates a training step.
   *
   * @param workers the workers that share each batch and each update
   * @param products the implementation of matrix products
   * @param manager owns the workers' views of the weights
   * @param clock is notified at the end of each part of the first worker's steps
   */
  TrainingStep(
      Task task,
      TwoStages stages,
      BatchSegments padding,
      Optimizer optimizer,
      TrainSettings settings,
      Workers workers,
      Products products,
      NDManager manager,
      StepClock clock) {
    this.task = task;
    this.stages = stages;
    this.padding = padding;
    this.weights = stages.model().weights();
    this.optimizer = optimizer;
    this.settings = settings;
    this.workers = workers;
    this.clock = clock;
    gradientNorm = new GradientNorm(settings.clipValue(), settings.clipNorm(), manager);
    weightShares = WeightShares.of(weights, workers.number());
    passes.add(pass(new ParameterStore(manager, false), products));
    for (int worker = 1; worker < workers.number(); worker++) {
      WeightViews views = new WeightViews(weights.values(), manager);
      others.add(views);
      passes.add(pass(views, products));
    }
  }

  private static Pass pass(ParameterStore weights, Products products) {
    return new Pass(weights, Pass.Purpose.TRAINING).withProducts(products);
  }

  /**
   * Runs forward and backward passes on a part of a batch and accumulates its gradients. Skips the
   * backward pass if the loss is not finite.
   *
   * @param worker index of the calling worker, from 0
   * @param share the part's share of its batch
   * @return the part's contribution to the batch's losses
   */
  LossSums accumulate(int worker, Batch part, RandomSource draws, PartShare share) {
    StepClock watch = worker == 0 ? clock : StepClock.OFF;
    Pass pass = passes.get(worker).withRandomSource(draws);
    BatchLosses losses = Autograd.recorded(() -> losses(pass, part, share, watch));
    LossSums values = losses.read(); // waits for the device
    watch.finished(StepPart.STAGE_TWO);
    if (values.isFinite()) {
      Autograd.backward(losses.total());
    }
    watch.finished(StepPart.BACKWARD);
    return values;
  }

  /**
   * Like {@link #accumulate} for a whole batch, but without waiting for the loss: one that is not
   * finite spoils the gradients.
   *
   * @return the batch's losses on the device, (1 + terms): the task's, then those named by {@link
   *     #terms}
   */
  NDArray accumulateUnread(Batch batch, RandomSource draws) {
    Pass pass = passes.get(0).withRandomSource(draws);
    BatchLosses losses = Autograd.recorded(() -> losses(pass, batch, PartShare.WHOLE, clock));
    clock.finished(StepPart.STAGE_TWO);
    Autograd.backward(losses.total());
    clock.finished(StepPart.BACKWARD);
    terms = losses.names();
    return losses.asVector();
  }

  /** Returns the names of the loss terms in the last result of {@link #accumulateUnread}. */
  List<String> terms() {
    return terms;
  }

  private BatchLosses losses(Pass pass, Batch part, PartShare share, StepClock watch) {
    return BatchLosses.of(
        task, stages.predict(pass, padding.of(part), watch), part.target(), share);
  }

  /**
   * Updates the weights with the accumulated gradients and resets the gradients to zero.
   *
   * @param step owns the intermediate results
   * @throws NotFiniteException if a gradient is not finite; the weights are unchanged then
   */
  void update(TrainingState state, NDManager step) {
    List<Summed> shares = workers.all(weightShares, share -> summed(share, step));
    Map<String, NDArray> gradients = inOrder(shares);
    if (!shares.stream().allMatch(share -> Float.isFinite(share.sum().getFloat()))) {
      throw notFinite(gradients, state);
    }
    clip(gradients.values(), step);
    apply(shares.stream().map(Summed::gradients).toList(), state);
  }

  /**
   * Like {@link #update}, but without waiting for the gradients.
   *
   * @return the gradients' norm on the device; if it is not finite, the weights are spoiled
   */
  NDArray updateUnread(TrainingState state, NDManager step) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    weights.forEach(
        (name, weight) -> gradients.put(name, Autograd.gradient(weight.getArray(), step)));
    NDArray norm = gradientNorm.clip(gradients.values(), step);
    apply(List.of(gradients), state);
    return norm;
  }

  /** The gradients of some weights and the sum of all their elements. */
  private record Summed(Map<String, NDArray> gradients, NDArray sum) {}

  /** Adds all workers' gradients, in place, to those of the first worker. */
  private Summed summed(Map<String, Parameter> some, NDManager step) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    NDList sums = new NDList();
    some.forEach(
        (name, weight) -> {
          NDArray gradient = Autograd.gradient(weight.getArray(), step);
          for (WeightViews views : others) {
            gradient.addi(Autograd.gradient(views.of(weight), step));
            Autograd.zeroGradient(views.of(weight));
          }
          gradients.put(name, gradient);
          sums.add(gradient.sum());
        });
    return new Summed(gradients, NDArrays.stack(sums).sum());
  }

  private Map<String, NDArray> inOrder(List<Summed> shares) {
    Map<String, NDArray> all = new HashMap<>();
    shares.forEach(share -> all.putAll(share.gradients()));
    Map<String, NDArray> ordered = new LinkedHashMap<>();
    weights.keySet().forEach(name -> ordered.put(name, all.get(name)));
    return ordered;
  }

  private void clip(Collection<NDArray> gradients, NDManager step) {
    if (settings.clipValue() > 0) {
      gradientNorm.clip(gradients, step).close();
    } else if (settings.clipNorm() > 0) {
      new GradientClipping(settings.clipNorm()).apply(gradients, step);
    }
  }

  private void apply(List<Map<String, NDArray>> shares, TrainingState state) {
    Optimizer.Update update = optimizer.next(state.schedule().rate());
    var unused =
        workers.all(
            shares,
            share -> {
              update.apply(share);
              return share;
            });
    clock.finished(StepPart.OPTIMIZER);
  }

  static NotFiniteException notFinite(Map<String, NDArray> gradients, TrainingState state) {
    String first =
        gradients.entrySet().stream()
            .filter(entry -> !Float.isFinite(entry.getValue().sum().getFloat()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("their sum");
    return NotFiniteException.gradients(
        state.epoch(), state.batches(), "the first such weight: " + first);
  }

  /** Returns the name of the first block whose output for a part of a batch is not finite. */
  Optional<String> firstNotFinite(Batch part, RandomSource draws) {
    List<Layer> found = new ArrayList<>();
    Pass.Observer observer =
        (block, output) -> {
          if (found.isEmpty() && !Float.isFinite(output.sum().getFloat())) {
            found.add(block);
          }
        };
    Pass watched = passes.get(0).withRandomSource(draws).withObserver(observer);
    Autograd.unrecorded(() -> stages.predict(watched, padding.of(part)));
    return found.stream().map(stages.model()::nameOf).findFirst();
  }
}
