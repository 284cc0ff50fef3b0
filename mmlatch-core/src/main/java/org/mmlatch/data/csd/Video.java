package org.mmlatch.data.csd;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.mmlatch.Modality;

/**
 * All sequences of one video as its files hold them.
 *
 * @param segments the labelled intervals
 * @param labels their sentiment
 */
record Video(
    String id,
    TimedWords words,
    Map<Modality, TimedFeatures> sequences,
    Intervals segments,
    List<Double> labels) {

  Video {
    sequences = Map.copyOf(sequences);
    labels = List.copyOf(labels);
  }

  Video(
      String id,
      TimedWords words,
      Map<Modality, TimedFeatures> sequences,
      Intervals segments,
      double[] labels) {
    this(id, words, sequences, segments, DoubleStream.of(labels).boxed().toList());
  }
}
