package org.mmlatch.encoder.latefusion;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.LateFusionConfig.InitialState;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * The paper's baseline (section 2): unimodal encoders, cross-modal fusion, and an LSTM over the
 * fused sequence.
 */
final class LateFusionEncoder extends Encoder {
  private final long hidden;
  private final long directions;
  private final Map<Modality, UnimodalEncoder> encoders = new EnumMap<>(Modality.class);
  private final CrossModalFusion fusion;
  private final FusionRecurrence fusionRecurrence;

  LateFusionEncoder(
      LateFusionConfig config, Map<Modality, Integer> dims, InitialState initialState) {
    hidden = config.hidden();
    directions = config.recurrent().directions().count();
    dims.forEach(
        (modality, dim) -> {
          UnimodalEncoder encoder = new UnimodalEncoder(config, initialState, dim);
          encoders.put(modality, part(modality.key(), encoder));
        });
    Dropout dropout = new Dropout(config.dropout().fusion());
    fusion = part("fusion", new CrossModalFusion(encoders.keySet(), hidden, dropout));
    fusionRecurrence =
        part("fusion-lstm", new FusionRecurrence(config, fusion.concatenated() * hidden));
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    encoders.keySet().forEach(modality -> widths.put(modality, hidden));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(directions * hidden);
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> encoded = new EnumMap<>(Modality.class);
    encoders.forEach(
        (modality, encoder) -> {
          NDArray x = segments.features().get(modality); // (B, T, D_m)
          Optional<NDArray> context = Optional.ofNullable(segments.contexts().get(modality));
          encoded.put(
              modality, encoder.forward(pass, x, context, segments.steps(modality))); // (B, T, H)
        });
    return encoded;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    Map<Modality, NDArray> encoded = represent(pass, segments);
    NDArray fused = fusion.forward(pass, encoded, segments.steps()); // (B, T, 7H)
    return new Encoding(
        fusionRecurrence.forward(pass, fused, segments.steps())); // (B, H · directions)
  }

  /**
   * The attentions of the unimodal encoders by modality, and {@code pooling} with attention
   * pooling.
   */
  @Override
  public Map<String, List<Layer>> attentions() {
    Map<String, List<Layer>> attentions = new LinkedHashMap<>();
    encoders.forEach(
        (modality, encoder) -> attentions.put(modality.key(), List.of(encoder.attention())));
    fusionRecurrence.attention().ifPresent(pooling -> attentions.put("pooling", List.of(pooling)));
    return attentions;
  }

  @Override
  public String releasedName(String name) {
    return LateFusionNames.released(name);
  }
}
