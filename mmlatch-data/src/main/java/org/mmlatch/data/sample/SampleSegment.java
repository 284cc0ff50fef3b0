package org.mmlatch.data.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;

/**
 * Generates one segment of the sample corpus.
 *
 * <p>With sentiment y and a decoy z_m per modality, all uniform on [-3, 3] and independent, with
 * signal steps S common to all modalities and decoy steps D_m of each modality's own, 1 to 4 of
 * each at random, with n standard normal and independent everywhere and j = 0…3:
 *
 * <pre>
 *   x_m[t, j]     = n + (-1)^j · y   · [t ∈ S]      signal
 *   x_m[t, 4 + j] = n + (-1)^j · z_m · [t ∈ D_m]    decoy
 *   x_m[t, 8 …]   = n                               noise
 * </pre>
 *
 * <p>The label is y. Predicting the median has a mean absolute error near 1.5. A linear model of
 * each feature's mean over the steps gets to about 0.85: noise of all steps is in the mean, and how
 * many steps carry signal, and of how many, varies. A model that finds the steps where the
 * modalities agree can get below 0.3.
 *
 * <p>With emotions there is an arousal r besides, uniform on [-3, 3] and independent, which
 * features 8 to 11 carry at the signal's steps, in the place of noise; the intensities of the six
 * emotions follow from y and r, see {@code SampleEmotion}. All other values are those without
 * emotions.
 *
 * <p>In one of 32 segments a value of audio is NaN or infinite, as happens to COVAREP.
 */
final class SampleSegment {
  /** Features of a modality that carry signal, and as many that carry the decoy. */
  static final int CARRIERS = 4;

  private static final int MOST_STEPS = 4; // that carry signal, or a decoy
  private static final double LARGEST = 3; // sentiment
  private static final int SEGMENTS_PER_DEFECT = 32;
  private static final float[] DEFECTS = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  private final SampleRandom random;
  private final SampleRandom arousals; // of their own, so that all else is as without emotions
  private final Map<Modality, Integer> dims;
  private final SampleTask task;

  SampleSegment(SampleRandom random, SampleOptions options) {
    this.random = random;
    this.arousals = new SampleRandom(~options.seed());
    this.dims = options.dims();
    this.task = options.task();
  }

  /** Draws the next segment, of the given number of steps. */
  Segment next(SegmentId id, int steps) {
    double sentiment = random.uniform(-LARGEST, LARGEST);
    double arousal = arousals.uniform(-LARGEST, LARGEST);
    Set<Integer> signalSteps = someSteps(steps);
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    for (Map.Entry<Modality, Integer> entry : dims.entrySet()) {
      float[] values = noise(steps * entry.getValue());
      carry(values, entry.getValue(), 0, sentiment, signalSteps);
      double decoy = random.uniform(-LARGEST, LARGEST);
      carry(values, entry.getValue(), CARRIERS, decoy, someSteps(steps));
      if (task == SampleTask.EMOTIONS) {
        carry(values, entry.getValue(), 2 * CARRIERS, arousal, signalSteps);
      }
      if (entry.getKey() == Modality.AUDIO) {
        damage(values);
      }
      features.put(entry.getKey(), FeatureMatrix.of(entry.getValue(), values));
    }
    return new Segment(id, features, labels(sentiment, arousal), Optional.empty());
  }

  private Labels labels(double sentiment, double arousal) {
    List<Float> labels = new ArrayList<>(List.of((float) sentiment));
    if (task == SampleTask.EMOTIONS) {
      for (SampleEmotion emotion : SampleEmotion.values()) {
        labels.add(emotion.intensity(sentiment, arousal));
      }
    }
    return new Labels(task.targets(), labels);
  }

  private float[] noise(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.gaussian();
    }
    return values;
  }

  /** Adds a latent value to four features, with alternating signs, at some steps. */
  private static void carry(
      float[] values, int dim, int firstFeature, double latent, Set<Integer> steps) {
    for (int step : steps) {
      for (int j = 0; j < CARRIERS; j++) {
        values[step * dim + firstFeature + j] += (float) (j % 2 == 0 ? latent : -latent);
      }
    }
  }

  private Set<Integer> someSteps(int steps) {
    int count = Math.min(1 + random.below(MOST_STEPS), steps);
    Set<Integer> chosen = new HashSet<>();
    while (chosen.size() < count) {
      chosen.add(random.below(steps));
    }
    return chosen;
  }

  private void damage(float[] values) {
    if (random.below(SEGMENTS_PER_DEFECT) == 0) {
      values[random.below(values.length)] = DEFECTS[random.below(DEFECTS.length)];
    }
  }
}
