package org.mmlatch.data.csd;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;

/**
 * A video whose sequences all have one row per word, as the CMU-MultimodalSDK aligns them: a row is
 * the average over what overlaps the word's interval.
 *
 * <p>Unlike the SDK, which cuts each modality by intervals of its own, segments of a video are cut
 * by the words' intervals only, so all modalities of a segment have the same length.
 */
final class WordAlignment {
  private final TimedWords words;
  private final Map<Modality, AlignedFeatures> aligned = new EnumMap<>(Modality.class);

  private WordAlignment(TimedWords words) {
    this.words = words;
  }

  /** Aligns sequences to words, which must be ordered by their start. */
  static WordAlignment of(TimedWords words, Map<Modality, TimedFeatures> sequences) {
    WordAlignment alignment = new WordAlignment(words);
    sequences.forEach(
        (modality, sequence) ->
            alignment.aligned.put(modality, AlignedFeatures.average(words.intervals(), sequence)));
    return alignment;
  }

  /** Returns for each segment's interval the words that overlap it, by their start. */
  List<List<Integer>> cut(Intervals segments) {
    return Overlaps.find(segments, words.intervals());
  }

  /** Tells whether every one of the modalities has a row of its own in some of the words. */
  boolean hasAll(Iterable<Modality> modalities, List<Integer> chosen) {
    for (Modality modality : modalities) {
      if (!aligned.containsKey(modality) || !aligned.get(modality).coversAnyOf(chosen)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the features of some words. */
  Map<Modality, FeatureMatrix> features(List<Integer> chosen) {
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    aligned.forEach((modality, rows) -> features.put(modality, rows.select(chosen)));
    return features;
  }

  /** Returns the texts of some words. */
  List<String> words(List<Integer> chosen) {
    return chosen.stream().map(words.words()::get).toList();
  }
}
