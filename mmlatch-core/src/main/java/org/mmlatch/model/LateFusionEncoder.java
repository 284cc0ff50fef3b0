package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * The paper's baseline (section 2): unimodal encoders, cross-modal fusion, and an LSTM over the
 * fused sequence.
 */
final class LateFusionEncoder extends MultimodalEncoder {
  private final long hidden;
  private final long directions;
  private final Map<Modality, UnimodalEncoder> encoders = new EnumMap<>(Modality.class);
  private final CrossModalFusion fusion;
  private final FusionRecurrence fusionRecurrence;

  LateFusionEncoder(
      LateFusionConfig config,
      FeedbackConfig.InitialState initialState,
      Map<Modality, Integer> dims) {
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
  Set<Modality> modalities() {
    return encoders.keySet();
  }

  @Override
  long representationWidth() {
    return hidden;
  }

  @Override
  long fusedWidth() {
    return directions * hidden;
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> encoded = new EnumMap<>(Modality.class);
    encoders.forEach(
        (modality, encoder) -> {
          NDArray x = segments.features().get(modality); // (B, T, D_m)
          Optional<NDArray> context = Optional.ofNullable(segments.contexts().get(modality));
          encoded.put(modality, encoder.forward(pass, x, context, segments.steps())); // (B, T, H)
        });
    return encoded;
  }

  @Override
  NDArray fuse(Pass pass, Segments segments) {
    Map<Modality, NDArray> encoded = represent(pass, segments);
    NDArray fused = fusion.forward(pass, encoded, segments.steps()); // (B, T, 7H)
    return fusionRecurrence.forward(pass, fused, segments.steps()); // (B, H · directions)
  }
}
