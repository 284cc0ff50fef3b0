package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * A network that MMLatch can be put around: it offers high-level representations of each modality,
 * from which feedback masks are made, and fuses them into one vector per segment ("Multimodal
 * Encoder" in Table 2).
 *
 * <p>As a Block: inputs one (B, T, D_m) per modality in canonical order, then lengths (B); output
 * (B, {@link #fusedWidth()}).
 */
public abstract class MultimodalEncoder extends LatchBlock {
  /** Returns the modalities that this encoder reads. */
  abstract Set<Modality> modalities();

  /** Returns the width of each modality's representation. */
  abstract long representationWidth();

  /** Returns the width of the fused vector. */
  abstract long fusedWidth();

  /** Returns each modality's representation, (B, T, {@link #representationWidth()}). */
  public abstract Map<Modality, NDArray> represent(Pass pass, Segments segments);

  /** Returns the fused vectors, (B, {@link #fusedWidth()}). */
  abstract NDArray fuse(Pass pass, Segments segments);

  @Override
  protected final NDList forward(Pass pass, NDList inputs) {
    return new NDList(fuse(pass, segmentsOf(modalities(), inputs)));
  }

  static Segments segmentsOf(Set<Modality> modalities, NDList inputs) {
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    for (Modality modality : modalities) {
      features.put(modality, inputs.get(features.size()));
    }
    return new Segments(features, stepsOf(inputs));
  }
}
