package org.mmlatch.data.sample;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;

/**
 * Options for generating a sample corpus.
 *
 * @param seed the same seed gives the same corpus, byte for byte
 * @param segments number of segments per split; 0 for splits that are absent
 * @param dims features per step of each modality, at least 8; absent modalities are not generated
 * @param meanLength mean of the log-normal distribution of the number of steps, before capping
 * @param maxLength maximum number of steps of a segment
 * @param lengths numbers of steps to use cyclically instead of drawing them; empty to draw
 * @param task the targets; {@link SampleTask#EMOTIONS} needs at least 12 features per modality
 */
public record SampleOptions(
    long seed,
    Map<SplitName, Integer> segments,
    Map<Modality, Integer> dims,
    double meanLength,
    int maxLength,
    List<Integer> lengths,
    SampleTask task) {

  /**
   * Creates options.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public SampleOptions {
    segments = Collections.unmodifiableMap(new EnumMap<>(segments));
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
    lengths = List.copyOf(lengths);
    require(segments.values().stream().allMatch(n -> n >= 0), "segments", segments, "0 or more");
    int fewest = (task == SampleTask.EMOTIONS ? 3 : 2) * SampleSegment.CARRIERS;
    require(!dims.isEmpty(), "dims", dims, "at least one modality");
    require(dims.values().stream().allMatch(d -> d >= fewest), "dims", dims, fewest + " or more");
    require(meanLength >= 1, "mean length", meanLength, "1 or more");
    require(maxLength >= 1, "longest segment", maxLength, "1 or more");
    require(lengths.stream().allMatch(t -> t >= 1), "lengths", lengths, "1 or more");
  }

  /**
   * Returns the options of the standard sample: 1,200 / 200 / 400 segments in train / valid / test,
   * 32 / 16 / 12 features of text / audio / visual, seed 0.
   */
  public static SampleOptions standard() {
    return new SampleOptions(
        0,
        Map.of(SplitName.TRAIN, 1200, SplitName.VALID, 200, SplitName.TEST, 400),
        Map.of(Modality.TEXT, 32, Modality.AUDIO, 16, Modality.VISUAL, 12),
        20,
        60,
        List.of(),
        SampleTask.SENTIMENT);
  }

  /** Returns a copy with another seed. */
  public SampleOptions withSeed(long chosen) {
    return new SampleOptions(chosen, segments, dims, meanLength, maxLength, lengths, task);
  }

  /** Returns a copy with other numbers of segments. */
  public SampleOptions withSegments(Map<SplitName, Integer> chosen) {
    return new SampleOptions(seed, chosen, dims, meanLength, maxLength, lengths, task);
  }

  /** Returns a copy with other modalities or numbers of features. */
  public SampleOptions withDims(Map<Modality, Integer> chosen) {
    return new SampleOptions(seed, segments, chosen, meanLength, maxLength, lengths, task);
  }

  /** Returns a copy with another distribution of lengths. */
  public SampleOptions withLength(double mean, int longest) {
    return new SampleOptions(seed, segments, dims, mean, longest, lengths, task);
  }

  /** Returns a copy with fixed lengths, which are used cyclically. */
  public SampleOptions withLengths(List<Integer> chosen) {
    return new SampleOptions(seed, segments, dims, meanLength, maxLength, chosen, task);
  }

  /** Returns a copy with other targets. */
  public SampleOptions withTask(SampleTask chosen) {
    return new SampleOptions(seed, segments, dims, meanLength, maxLength, lengths, chosen);
  }

  private static void require(boolean holds, String what, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Sample corpus: %s is %s; expected %s".formatted(what, found, expected));
    }
  }
}
