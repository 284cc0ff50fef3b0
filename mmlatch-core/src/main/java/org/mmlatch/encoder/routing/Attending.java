package org.mmlatch.encoder.routing;

import static org.mmlatch.Modality.AUDIO;
import static org.mmlatch.Modality.TEXT;
import static org.mmlatch.Modality.VISUAL;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.mmlatch.Modality;

/** One modality attending to another: X_{query←key}. */
enum Attending {
  TA(TEXT, AUDIO),
  AV(AUDIO, VISUAL),
  VT(VISUAL, TEXT),
  AT(AUDIO, TEXT),
  VA(VISUAL, AUDIO),
  TV(TEXT, VISUAL);

  /** Those that are features by themselves. */
  private static final List<Attending> BIMODAL = List.of(TA, AV, VT);

  /** Those that the feature of all three modalities is made of, in this order. */
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

  /** Returns those that are features where only some modalities are present. */
  static List<Attending> bimodal(Set<Modality> present) {
    return BIMODAL.stream()
        .filter(a -> present.contains(a.query) && present.contains(a.key))
        .toList();
  }

  /** Returns those that are calculated where only some modalities are present. */
  static List<Attending> among(Set<Modality> present) {
    return present.size() == Modality.values().length ? Arrays.asList(values()) : bimodal(present);
  }
}
