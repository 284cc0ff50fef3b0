package org.mmlatch.encoder.mult;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.TemporalConvolution;
import org.mmlatch.nn.Transformer;

/**
 * The branch of MulT for one modality: a cross-modal transformer per other modality, and a memory
 * transformer over their concatenated outputs. With a single modality, the memory transformer reads
 * its projection directly. Maps (B, T, D_m) to (B, T, d · max(1, others)).
 */
final class MultBranch extends Layer {
  /** The minimum number of layers of a memory transformer. */
  private static final int MIN_MEMORY_LAYERS = 3;

  private final Modality target;
  private final TemporalConvolution projection;
  private final Map<Modality, Transformer> cross = new EnumMap<>(Modality.class);
  private final Transformer memory;

  MultBranch(MultConfig config, Modality target, long features, Set<Modality> others) {
    this.target = target;
    int kernel = config.kernel().of(target);
    projection = part("projection", new TemporalConvolution(features, config.width(), kernel));
    for (Modality source : others) {
      Transformer transformer =
          new Transformer(
              config.width(),
              config.heads(),
              config.layers(),
              config.mask(),
              config.dropout().within(source));
      cross.put(source, part("from-" + source.key(), transformer));
    }
    memory =
        part(
            "memory",
            new Transformer(
                (long) config.width() * Math.max(1, others.size()),
                config.heads(),
                Math.max(config.layers(), MIN_MEMORY_LAYERS),
                config.mask(),
                config.dropout().within(target)));
  }

  /** Returns the attentions of the memory transformer. */
  List<Layer> attentions() {
    return List.copyOf(memory.attentions());
  }

  NDArray project(Pass pass, NDArray x) {
    return projection.forward(pass, x);
  }

  NDArray represent(Pass pass, Map<Modality, NDArray> projected, Steps steps) {
    NDArray own = projected.get(target);
    NDList attended = new NDList();
    cross.forEach(
        (source, transformer) ->
            attended.add(transformer.cross(pass, own, projected.get(source), steps)));
    NDArray input = attended.isEmpty() ? own : Joined.of(attended, 2);
    return memory.self(pass, input, steps);
  }
}
