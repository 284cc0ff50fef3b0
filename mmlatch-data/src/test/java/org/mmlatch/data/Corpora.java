package org.mmlatch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;

/** A corpus small enough to be seen at a glance: text of 2 features, audio of 1, four segments. */
public final class Corpora {
  /** Features per step. */
  public static final Map<Modality, Integer> DIMS = Map.of(Modality.TEXT, 2, Modality.AUDIO, 1);

  private Corpora() {}

  /** A segment whose text is given and whose audio counts its steps from 0. */
  public static Segment segment(String id, float label, float... text) {
    float[] audio = new float[text.length / 2];
    for (int i = 0; i < audio.length; i++) {
      audio[i] = i;
    }
    return new Segment(
        SegmentId.parse(id),
        Map.of(
            Modality.TEXT, FeatureMatrix.of(2, text), Modality.AUDIO, FeatureMatrix.of(1, audio)),
        label,
        Optional.empty());
  }

  /** The same segment with words. */
  public static Segment withWords(Segment segment, String... words) {
    return new Segment(
        segment.id(), segment.features(), segment.label(), Optional.of(List.of(words)));
  }

  /** Writes two segments to train, one to each other split. */
  public static Corpus write(Path folder) {
    try (CorpusWriter writer = CorpusWriter.create(folder, CorpusDescription.of(DIMS))) {
      writer.add(SplitName.TRAIN, withWords(segment("a[0]", 1, 1, 5, 3, 5), "good", "film"));
      writer.add(SplitName.TRAIN, segment("a[1]", -2, 5, 5));
      writer.add(SplitName.VALID, segment("b[0]", 0, 7, 8));
      writer.add(SplitName.TEST, segment("c[3]", 3, 9, 9));
      return writer.finish();
    }
  }
}
