package org.mmlatch.encoder.routing;

import static org.mmlatch.Modality.AUDIO;
import static org.mmlatch.Modality.TEXT;
import static org.mmlatch.Modality.VISUAL;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.mmlatch.Modality;

/** A cross-modal attention, X_{query←key}: one modality attends to another. */
enum Attending {
  TA(TEXT, AUDIO),
  AV(AUDIO, VISUAL),
  VT(VISUAL, TEXT),
  AT(AUDIO, TEXT),
  VA(VISUAL, AUDIO),
  TV(TEXT, VISUAL);

  /** The attentions whose outputs are bimodal features. */
  private static final List<Attending> BIMODAL = List.of(TA, AV, VT);

  /** The attentions whose outputs are concatenated, in this order, to the trimodal feature. */
  static final List<Attending> TRIMODAL = List.of(AT, VA, TV);

  private final Modality query;
  private final Modality key;

  Attending(Modality query, Modality key) {
    this.query = query;
    this.key = key;
  }

  Modality query() {
    return query;
  }

  Modality key() {
    return key;
  }

  /** Returns the attentions that give bimodal features, for the modalities present. */
  static List<Attending> bimodal(Set<Modality> present) {
    return BIMODAL.stream()
        .filter(a -> present.contains(a.query) && present.contains(a.key))
        .toList();
  }

  /** Returns all attentions that are calculated, for the modalities present. */
  static List<Attending> among(Set<Modality> present) {
    return present.size() == Modality.values().length ? Arrays.asList(values()) : bimodal(present);
  }
}
