package org.mmlatch.data.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.data.Target;

/** The targets of a sample corpus. */
public enum SampleTask {
  /** Sentiment only. */
  SENTIMENT,
  /** Sentiment and six emotions with intensities from 0 (absent) to 3. */
  EMOTIONS;

  /** Returns the name used on the command line and in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the corpus's targets. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(List.of(Target.SENTIMENT));
    if (this == EMOTIONS) {
      for (SampleEmotion emotion : SampleEmotion.values()) {
        targets.add(Target.presence(emotion.key(), SampleEmotion.HIGHEST));
      }
    }
    return targets;
  }
}
