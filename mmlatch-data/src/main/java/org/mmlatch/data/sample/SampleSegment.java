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
 * <p>Let y be the sentiment and z_m a decoy per modality, independent and uniform on [-3, 3]; S the
 * signal steps, shared by all modalities, and D_m the decoy steps of modality m, 1 to 4 random
 * steps each; n independent standard normal noise; and j = 0…3. Then:
 *
 * <pre>
 *   x_m[t, j]     = n + (-1)^j · y   · [t ∈ S]      signal
 *   x_m[t, 4 + j] = n + (-1)^j · z_m · [t ∈ D_m]    decoy
 *   x_m[t, 8 …]   = n                               noise
 * </pre>
 *
 * <p>The label is y. Predicting the median has a mean absolute error near 1.5. A linear model on
 * each feature's mean over the steps reaches about 0.85, because the mean includes the noise of all
 * steps and the share of signal steps varies. A model that finds the steps where the modalities
 * agree can get below 0.3.
 *
 * <p>With {@link SampleTask#EMOTIONS}, features 8 to 11 carry an arousal r, independent and uniform
 * on [-3, 3], at the signal steps. {@code SampleEmotion} computes the intensities of the six
 * emotions from y and r. All other values are the same as without emotions.
 *
 * <p>In about one of 32 segments, one audio value is NaN or infinite, as occurs in COVAREP
 * features.
 */
final class SampleSegment {
  /** Number of features per modality that carry the signal, and number that carry the decoy. */
  static final int CARRIERS = 4;

  private static final int MOST_STEPS = 4; // that carry the signal, or a decoy
  private static final double LARGEST = 3; // sentiment
  private static final int SEGMENTS_PER_DEFECT = 32;
  private static final float[] DEFECTS = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  private final SampleRandom random;
  private final SampleRandom arousals; // separate, so that other draws do not depend on the task
  private final Map<Modality, Integer> dims;
  private final SampleTask task;

  SampleSegment(SampleRandom random, SampleOptions options) {
    this.random = random;
    this.arousals = new SampleRandom(~options.seed());
    this.dims = options.dims();
    this.task = options.task();
  }

  /** Draws the next segment, with the given number of steps. */
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

  /** Adds a latent value with alternating signs to four features at the given steps. */
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
