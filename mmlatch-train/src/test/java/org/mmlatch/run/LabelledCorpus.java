package org.mmlatch.run;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;

/** The corpus of {@link TinyRun} with emotions and moods that follow its sentiment. */
public final class LabelledCorpus {
  /** Targets of every kind. */
  public static final List<Target> TARGETS =
      List.of(
          Target.SENTIMENT,
          Target.presence("happy", 3),
          Target.presence("sad", 3),
          Target.classes("mood", List.of("low", "even", "high")));

  private LabelledCorpus() {}

  /** Makes the corpus: of every split, the first segment is labelled with sentiment alone. */
  public static Corpus of(Path folder) {
    Corpus plain = TinyRun.corpus(folder.resolveSibling(folder.getFileName() + "-plain"));
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    plain.manifest().modalities().forEach((modality, info) -> dims.put(modality, info.dim()));
    CorpusDescription description = CorpusDescription.of(dims).withTargets(TARGETS);
    try (CorpusWriter writer = CorpusWriter.create(folder, description)) {
      for (SplitName name : SplitName.values()) {
        SplitData split = plain.split(name);
        for (int i = 0; i < split.size(); i++) {
          writer.add(name, labelled(split.segment(i), i));
        }
      }
      return writer.finish();
    }
  }

  private static Segment labelled(Segment segment, int number) {
    float sentiment = segment.label();
    float unknown = Float.NaN;
    List<Float> labels =
        number == 0
            ? List.of(sentiment, unknown, unknown, unknown)
            : List.of(
                sentiment,
                Math.max(0, sentiment),
                Math.max(0, -sentiment),
                Math.signum(Math.round(sentiment)) + 1);
    return new Segment(
        segment.id(), segment.features(), new Labels(TARGETS, labels), segment.words());
  }

  /** Returns the settings of {@link TinyRun} for a task, given as {@code key=value key=value}. */
  public static Map<String, String> task(String settings) {
    return List.of(settings.split(" ", -1)).stream()
        .map(setting -> setting.split("=", -1))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
