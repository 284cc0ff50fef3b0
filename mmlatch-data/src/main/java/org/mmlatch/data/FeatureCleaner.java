package org.mmlatch.data;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * Replaces features that are not finite and counts them per modality. NaN becomes 0, infinities as
 * {@link Infinities} says.
 */
public final class FeatureCleaner {
  private final Infinities infinities;
  private final Map<Modality, CleaningCounts> counts = new EnumMap<>(Modality.class);

  /** Creates a cleaner with all counts 0. */
  public FeatureCleaner(Infinities infinities) {
    this.infinities = infinities;
  }

  /**
   * Returns {@code values} with non-finite elements replaced, or the same array if there are none.
   */
  public float[] clean(Modality modality, float[] values) {
    float[] cleaned = values;
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        cleaned = cleaned == values ? values.clone() : cleaned;
        cleaned[i] = replace(modality, values[i]);
      }
    }
    return cleaned;
  }

  /** Returns {@code values} narrowed to floats, replacing those that are not finite as floats. */
  public float[] narrow(Modality modality, double[] values) {
    float[] cleaned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      float value = (float) values[i];
      cleaned[i] = Float.isFinite(value) ? value : replace(modality, values[i]);
    }
    return cleaned;
  }

  /** Adds values that were replaced elsewhere to the counts. */
  public void count(Modality modality, CleaningCounts replaced) {
    counts.merge(modality, replaced, CleaningCounts::plus);
  }

  /** Returns how many values of a modality were replaced so far. */
  public CleaningCounts counts(Modality modality) {
    return counts.getOrDefault(modality, CleaningCounts.NONE);
  }

  private float replace(Modality modality, double value) {
    count(modality, CleaningCounts.of(value));
    return infinities.replace(value);
  }
}
