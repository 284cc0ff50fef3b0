package org.mmlatch.encoder.routing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Objective;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.UniformInitializer;

/**
 * The prediction head: {@code logit_j = o_j · c_j}, and the expected sentiment {@code Σ_j value_j
 * softmax(logits)_j}, where the values are the J integers around 0.
 */
final class ConceptHead extends Layer {
  private final RoutingConfig.Head kind;
  private final int concepts;
  private final Parameter directions; // o

  ConceptHead(RoutingConfig config) {
    kind = config.head();
    concepts = config.concepts();
    directions =
        weight("directions", UniformInitializer.constant(0), concepts, config.conceptWidth());
  }

  /** Maps concepts (B, J, d_c) to predictions (B, 1). */
  Encoding forward(Pass pass, NDArray concepts) {
    NDArray o = pass.weight(directions, concepts);
    NDArray logits = pass.noted("logits", concepts.mul(o).sum(new int[] {2})); // (B, J)
    NDArray probabilities = pass.noted("probabilities", logits.softmax(1));
    NDArray values = values(logits.getManager());
    NDArray expected = probabilities.mul(values).sum(new int[] {1}, true);
    return new Encoding(pass.observed(this, expected), List.of(), objective(logits, values));
  }

  private Optional<Objective> objective(NDArray logits, NDArray values) {
    return switch (kind) {
      case CLASSES ->
          Optional.of(
              new Objective("cross-entropy", target -> crossEntropy(logits, values, target)));
      case EXPECTATION -> Optional.empty();
    };
  }

  /** Returns the names of the sentiments that the concepts stand for, such as {@code -1}. */
  List<String> sentiments() {
    int most = concepts / 2;
    return IntStream.rangeClosed(-most, most).mapToObj(Integer::toString).toList();
  }

  /** Returns the sentiments that the concepts stand for, (J). */
  private NDArray values(NDManager manager) {
    int most = concepts / 2;
    return manager.arange(-most, most + 1f, 1, DataType.FLOAT32);
  }

  /**
   * Returns the cross-entropy of targets (B, 1), clipped to the range of the values and rounded
   * half to even.
   */
  private static NDArray crossEntropy(NDArray logits, NDArray values, NDArray target) {
    NDArray rounded = target.minimum(values.max()).maximum(values.min()).round();
    NDArray isClass = rounded.eq(values).toType(DataType.FLOAT32, false); // (B, J)
    return logits.logSoftmax(1).mul(isClass).sum(new int[] {1}).mean().neg();
  }
}
