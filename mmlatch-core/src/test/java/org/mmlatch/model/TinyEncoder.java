package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * The smallest encoder: a linear layer for each modality that is represented, all of it side by
 * side at the last step. Where it represents none, it reads the last step of text.
 */
final class TinyEncoder extends Encoder {
  /** Who maps what is fused to the outputs. */
  enum Head {
    OF_THE_MODEL,
    OF_ITS_OWN
  }

  record Config(Map<Modality, Long> widths, int outputs, Head head) implements EncoderConfig {
    @Override
    public Encoder build(Map<Modality, Integer> dims, int k) {
      return new TinyEncoder(this, dims, k);
    }
  }

  private final Config config;
  private final Map<Modality, Linear> layers = new EnumMap<>(Modality.class);
  private final List<Linear> head;

  private TinyEncoder(Config config, Map<Modality, Integer> dims, int outputs) {
    this.config = config;
    config
        .widths()
        .forEach((m, width) -> layers.put(m, part(m.key(), new Linear(dims.get(m), width))));
    long own = layers.isEmpty() ? dims.get(Modality.TEXT) : width();
    head =
        switch (config.head()) {
          case OF_THE_MODEL -> List.of();
          case OF_ITS_OWN -> List.of(part("head", new Linear(own, outputs)));
        };
  }

  private long width() {
    return config.widths().values().stream().mapToLong(width -> width).sum();
  }

  @Override
  public Map<Modality, Long> widths() {
    return config.widths();
  }

  @Override
  public OptionalLong fusedWidth() {
    return head.isEmpty() ? OptionalLong.of(width()) : OptionalLong.empty();
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    layers.forEach(
        (m, layer) -> represented.put(m, layer.forward(pass, segments.features().get(m))));
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).forEach((m, h) -> last.add(segments.steps(m).last(h)));
    if (last.isEmpty()) {
      last.add(segments.steps().last(segments.features().get(Modality.TEXT)));
    }
    NDArray fused = Joined.of(last, 1);
    NDArray result = head.isEmpty() ? fused : head.get(0).forward(pass, fused);
    return pass.isTraining()
        ? new Encoding(result, List.of(new LossTerm("size", fused.abs().mean(), 0.5)))
        : new Encoding(result);
  }
}
