package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Transformer;
import org.mmlatch.nn.TransformerDropout;

/**
 * A Transformer for each modality, whose outputs are averaged over a segment's steps and
 * concatenated. It also works with a single modality, which is then masked by its own
 * representation.
 */
final class TransformerEncoder extends Encoder {
  private final TransformerConfig config;
  private final Map<Modality, Linear> projections = new EnumMap<>(Modality.class);
  private final Map<Modality, Transformer> transformers = new EnumMap<>(Modality.class);

  TransformerEncoder(TransformerConfig config, Map<Modality, Integer> dims) {
    this.config = config;
    Dropout dropout = new Dropout(config.dropout());
    TransformerDropout everywhere = new TransformerDropout(dropout, dropout, dropout, dropout);
    dims.forEach(
        (modality, dim) -> {
          String name = modality.key();
          projections.put(modality, part(name + "-projection", new Linear(dim, config.width())));
          transformers.put(
              modality,
              part(
                  name,
                  new Transformer(
                      config.width(),
                      config.heads(),
                      config.layers(),
                      Transformer.AttentionMask.FULL,
                      everywhere)));
        });
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    transformers.keySet().forEach(modality -> widths.put(modality, (long) config.width()));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of((long) config.width() * transformers.size());
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    transformers.forEach(
        (modality, transformer) -> {
          NDArray x = segments.features().get(modality); // (B, T, D_m)
          NDArray projected = projections.get(modality).forward(pass, x); // (B, T, d)
          represented.put(modality, transformer.self(pass, projected, segments.steps(modality)));
        });
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList means = new NDList();
    represent(pass, segments).forEach((m, h) -> means.add(segments.steps(m).mean(h)));
    return new Encoding(Joined.of(means, 1));
  }

  /** Returns what {@code mmlatch explain} shows: by modality, the attention of each layer. */
  @Override
  public Map<String, List<Layer>> attentions() {
    Map<String, List<Layer>> attentions = new LinkedHashMap<>();
    transformers.forEach(
        (modality, transformer) ->
            attentions.put(modality.key(), List.copyOf(transformer.attentions())));
    return attentions;
  }
}
