package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;

class FeatureCleanerTest {
  private static final float[] BAD = {
    1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  @Test
  void whatIsNotFiniteBecomesZero() {
    FeatureCleaner cleaner = new FeatureCleaner(Infinities.ZERO);
    assertArrayEquals(new float[] {1, 0, 0, 0}, cleaner.clean(Modality.AUDIO, BAD));
    assertEquals(new CleaningCounts(1, 2, 0), cleaner.counts(Modality.AUDIO));
    assertEquals(CleaningCounts.NONE, cleaner.counts(Modality.TEXT));
  }

  @Test
  void infinitiesBecomeTheLargestFloatsIfChosen() {
    FeatureCleaner cleaner = new FeatureCleaner(Infinities.LARGEST);
    assertArrayEquals(
        new float[] {1, 0, Float.MAX_VALUE, -Float.MAX_VALUE}, cleaner.clean(Modality.AUDIO, BAD));
  }

  @Test
  void valuesBeyondFloatsCountByThemselves() {
    FeatureCleaner cleaner = new FeatureCleaner(Infinities.LARGEST);
    double[] values = {0.5, 1e300, -1e300, Double.NaN, Double.NEGATIVE_INFINITY};
    assertArrayEquals(
        new float[] {0.5f, Float.MAX_VALUE, -Float.MAX_VALUE, 0, -Float.MAX_VALUE},
        cleaner.narrow(Modality.VISUAL, values));
    assertEquals(new CleaningCounts(1, 1, 2), cleaner.counts(Modality.VISUAL));
    assertEquals(4, cleaner.counts(Modality.VISUAL).total());
  }

  @Test
  void finiteValuesAreNotCopied() {
    float[] values = {1, 2};
    assertSame(values, new FeatureCleaner(Infinities.ZERO).clean(Modality.TEXT, values));
  }
}
