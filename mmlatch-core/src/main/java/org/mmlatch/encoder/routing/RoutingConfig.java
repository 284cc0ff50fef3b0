package org.mmlatch.encoder.routing;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.nn.Transformer;
import org.mmlatch.nn.Transformer.AttentionMask;

/**
 * Configuration of Multimodal Routing (Tsai et al., EMNLP 2020).
 *
 * @param width size d of each modality's projection; even
 * @param heads number of heads of every attention, a divisor of the width
 * @param layers number of layers of the cross-modal transformers
 * @param selfLayers minimum number of layers of the unimodal transformers
 * @param causal whether a step attends to itself and earlier steps only
 * @param capsuleWidth size d_f of each feature's pose
 * @param conceptWidth size d_c of each concept
 * @param concepts number J of concepts, one for each integer sentiment around 0; odd
 * @param iterations number of routing iterations after the uniform initialisation
 * @param head training loss
 * @param dropout dropout rates
 */
public record RoutingConfig(
    @Bounds(atLeast = 4) int width,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int layers,
    @Bounds(atLeast = 1) int selfLayers,
    boolean causal,
    @Bounds(atLeast = 1) int capsuleWidth,
    @Bounds(atLeast = 1) int conceptWidth,
    @Bounds(atLeast = 3) int concepts,
    @Bounds(atLeast = 0) int iterations,
    Head head,
    RoutingDropout dropout)
    implements EncoderConfig {
  /** The training loss; the prediction is the expected sentiment in both cases. */
  public enum Head {
    /** The cross-entropy over concepts, with the target rounded to the nearest one (the paper). */
    CLASSES,
    /** The task's loss of the expected sentiment. */
    EXPECTATION
  }

  /** Only regression, since the concepts stand for sentiments. */
  @Override
  public EncoderConfig forTask(TaskDescription task) {
    if (task.type() != TaskDescription.Type.REGRESSION) {
      throw new IllegalArgumentException(
          "model.encoder = routing predicts a number, the sentiment of its concepts, and cannot"
              + " learn task.type = %s".formatted(task.task().key()));
    }
    return this;
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    require(
        width >= 4 && width % 2 == 0,
        "the width of Multimodal Routing must be even and at least 4",
        width);
    require(
        heads >= 1 && width % heads == 0,
        "the heads of Multimodal Routing must divide its width " + width,
        heads);
    require(layers >= 1, "Multimodal Routing must have at least 1 layer", layers);
    require(selfLayers >= 1, "Multimodal Routing must have at least 1 unimodal layer", selfLayers);
    require(
        capsuleWidth >= 1,
        "the capsules of Multimodal Routing must have a width of at least 1",
        capsuleWidth);
    require(
        conceptWidth >= 1,
        "the concepts of Multimodal Routing must have a width of at least 1",
        conceptWidth);
    require(
        concepts >= 3 && concepts % 2 == 1,
        "the number of concepts of Multimodal Routing must be odd and at least 3",
        concepts);
    require(iterations >= 0, "Multimodal Routing must have at least 0 iterations", iterations);
    require(outputs == 1, "Multimodal Routing must have 1 output, the sentiment", outputs);
    return new RoutingEncoder(this, dims);
  }

  private static void require(boolean holds, String rule, int found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", found " + found);
    }
  }

  /** Creates the transformer of one modality. */
  Transformer selfTransformer() {
    return transformer(Math.max(layers, selfLayers));
  }

  /** Creates a transformer with which one modality attends to another. */
  Transformer crossTransformer() {
    return transformer(layers);
  }

  private Transformer transformer(int depth) {
    AttentionMask mask = causal ? AttentionMask.CAUSAL : AttentionMask.FULL;
    return new Transformer(width, heads, depth, mask, dropout.ofTransformers());
  }
}
