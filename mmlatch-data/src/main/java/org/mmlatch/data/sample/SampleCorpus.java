package org.mmlatch.data.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;

/**
 * Generates the sample corpus: synthetic segments in which a few steps carry the sentiment and
 * others carry a decoy. {@code SampleSegment} has the formula. Ids have the form {@code
 * sample-000123[0]}, numbered across all splits. There are no words.
 */
public final class SampleCorpus {
  private static final double LOG_SPREAD = 0.5; // standard deviation of the log length

  private final SampleOptions options;
  private final SampleRandom random;
  private final SampleSegment generator;
  private int count; // segments so far

  private SampleCorpus(SampleOptions options) {
    this.options = options;
    this.random = new SampleRandom(options.seed());
    this.generator = new SampleSegment(random, options);
  }

  /**
   * Writes a corpus to a folder that must be empty or not exist. The standard sample takes about a
   * second.
   *
   * @throws org.mmlatch.data.FolderNotEmptyException if the folder is not empty
   */
  public static Corpus write(Path folder, SampleOptions options) {
    SampleCorpus sample = new SampleCorpus(options);
    try (CorpusWriter writer = CorpusWriter.create(folder, sample.description())) {
      for (SplitName split : SplitName.values()) {
        sample.addAll(writer, split);
      }
      return writer.finish();
    }
  }

  private void addAll(CorpusWriter writer, SplitName split) {
    for (int i = 0; i < options.segments().getOrDefault(split, 0); i++) {
      SegmentId id = new SegmentId(String.format(Locale.ROOT, "sample-%06d", count), 0);
      writer.add(split, generator.next(id, length()));
      count++;
    }
  }

  private int length() {
    List<Integer> given = options.lengths();
    if (!given.isEmpty()) {
      return given.get(count % given.size());
    }
    double mean = StrictMath.log(options.meanLength()) - LOG_SPREAD * LOG_SPREAD / 2;
    double drawn = StrictMath.exp(mean + LOG_SPREAD * random.gaussian());
    return (int) Math.max(1, Math.min(Math.round(drawn), options.maxLength()));
  }

  private CorpusDescription description() {
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    options.dims().forEach((modality, dim) -> names.put(modality, featureNames(dim)));
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "generator", "sample",
                "seed", String.valueOf(options.seed()),
                "mean-length", String.valueOf(options.meanLength()),
                "max-length", String.valueOf(options.maxLength()),
                "given-lengths", String.valueOf(options.lengths().size())));
    if (options.task() != SampleTask.SENTIMENT) {
      parameters.put("task", options.task().key());
    }
    return new CorpusDescription(
        options.dims(),
        names,
        List.of(),
        parameters,
        Infinities.ZERO,
        options.task().targets(),
        Set.of());
  }

  private List<String> featureNames(int dim) {
    int carriers = SampleSegment.CARRIERS;
    List<String> names = new ArrayList<>();
    IntStream.range(0, carriers).forEach(i -> names.add("signal-" + i));
    IntStream.range(0, carriers).forEach(i -> names.add("decoy-" + i));
    if (options.task() == SampleTask.EMOTIONS) {
      IntStream.range(0, carriers).forEach(i -> names.add("arousal-" + i));
    }
    IntStream.range(0, dim - names.size()).forEach(i -> names.add("noise-" + i));
    return names;
  }
}
