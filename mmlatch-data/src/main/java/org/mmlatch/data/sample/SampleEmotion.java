package org.mmlatch.data.sample;

import java.util.Locale;

/**
 * MOSEI's emotions as directions in the valence-arousal plane (Russell's circumplex, 1980), where
 * valence is the sentiment. The intensity of an emotion is the segment's projection on its
 * direction minus a threshold. Happiness has the lowest threshold, so it is the most frequent
 * emotion, as in MOSEI.
 */
enum SampleEmotion {
  HAPPY(10, 0.5),
  SAD(215, 1.2),
  ANGER(145, 1.2),
  SURPRISE(80, 1.8),
  DISGUST(180, 1.5),
  FEAR(115, 2);

  /** The largest intensity. */
  static final double HIGHEST = 3;

  private static final int LEVELS = 3; // steps per unit, as in MOSEI's mean ratings

  private final double valence;
  private final double arousal;
  private final double threshold;

  SampleEmotion(double degrees, double threshold) {
    this.valence = StrictMath.cos(StrictMath.toRadians(degrees));
    this.arousal = StrictMath.sin(StrictMath.toRadians(degrees));
    this.threshold = threshold;
  }

  /** Returns the name of the target. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the intensity for a segment's sentiment and arousal, each in [-3, 3]: from 0 to 3 in
   * thirds.
   */
  float intensity(double sentiment, double excitement) {
    double beyond = valence * sentiment + arousal * excitement - threshold;
    double level = StrictMath.rint(LEVELS * Math.max(0, Math.min(HIGHEST, beyond)));
    return (float) (level / LEVELS);
  }
}
