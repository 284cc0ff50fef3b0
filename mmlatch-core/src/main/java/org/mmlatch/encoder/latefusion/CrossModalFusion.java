package org.mmlatch.encoder.latefusion;

import static org.mmlatch.Modality.AUDIO;
import static org.mmlatch.Modality.TEXT;
import static org.mmlatch.Modality.VISUAL;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.CrossModalAttention;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.SymmetricAttention;

/**
 * Cross-modal fusion (section 2, Eq. 3): three symmetric attentions and one cross-modal attention,
 * concatenated with the unimodal representations: {@code [t, a, v, ta, tv, va, tav]}. With fewer
 * modalities, only the parts whose modalities are all present.
 */
final class CrossModalFusion extends Layer {
  /** Two modalities that attend to each other, x and y of Eq. 2. */
  private enum Pair {
    TA(TEXT, AUDIO),
    TV(TEXT, VISUAL),
    VA(VISUAL, AUDIO);

    private final Modality x;
    private final Modality y;

    Pair(Modality x, Modality y) {
      this.x = x;
      this.y = y;
    }
  }

  private final Set<Modality> modalities;
  private final Map<Pair, SymmetricAttention> pairs = new EnumMap<>(Pair.class);
  private final Optional<CrossModalAttention> tav;

  CrossModalFusion(Set<Modality> modalities, long hidden, Dropout dropout) {
    this.modalities = modalities;
    for (Pair pair : Pair.values()) {
      if (modalities.contains(pair.x) && modalities.contains(pair.y)) {
        String name = pair.name().toLowerCase(Locale.ROOT);
        pairs.put(pair, part(name, new SymmetricAttention(hidden, dropout)));
      }
    }
    tav =
        pairs.size() == Pair.values().length
            ? Optional.of(part("tav", new CrossModalAttention(hidden, dropout)))
            : Optional.empty();
  }

  /**
   * Returns the number of sequences that are concatenated: 7 for three modalities, 3 for two, 1 for
   * one.
   */
  int concatenated() {
    return modalities.size() + pairs.size() + (tav.isPresent() ? 1 : 0);
  }

  NDArray forward(Pass pass, Map<Modality, NDArray> encoded, Steps steps) {
    Map<Pair, NDArray> fused = new EnumMap<>(Pair.class);
    pairs.forEach(
        (pair, attention) ->
            fused.put(
                pair, attention.forward(pass, encoded.get(pair.x), encoded.get(pair.y), steps)));
    NDList all = new NDList(encoded.values()); // t, a, v
    all.addAll(fused.values()); // ta, tv, va
    tav.ifPresent(
        attention ->
            all.add(attention.forward(pass, encoded.get(TEXT), fused.get(Pair.VA), steps)));
    return concatenate(all);
  }

  private static NDArray concatenate(NDList parts) {
    return Joined.of(parts, 2);
  }
}
