package org.mmlatch.data;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.tensor.Tensor;

/**
 * One split of a corpus: N segments of altogether ΣT steps. Features stay in the mapped file until
 * they are read; the rest is in memory.
 */
public final class SplitData {
  private final SplitName name;
  private final Map<Modality, Tensor> features;
  private final long[] offsets;
  private final float[] labels;
  private final List<SegmentLine> lines;

  SplitData(
      SplitName name,
      Map<Modality, Tensor> features,
      long[] offsets,
      float[] labels,
      List<SegmentLine> lines) {
    this.name = name;
    this.features = Collections.unmodifiableMap(new EnumMap<>(features));
    this.offsets = offsets;
    this.labels = labels;
    this.lines = lines;
  }

  /**
   * Returns a split that is in memory only. Its features are copies.
   *
   * @param segments at least one, all with the same modalities of the same widths
   */
  public static SplitData of(SplitName name, List<Segment> segments) {
    long[] offsets = new long[segments.size() + 1];
    float[] labels = new float[segments.size()];
    for (int i = 0; i < labels.length; i++) {
      offsets[i + 1] = offsets[i] + segments.get(i).length();
      labels[i] = segments.get(i).label();
    }
    Map<Modality, Tensor> features = new EnumMap<>(Modality.class);
    for (Modality modality : segments.get(0).features().keySet()) {
      features.put(
          modality,
          stacked(segments.stream().map(segment -> segment.features().get(modality)).toList()));
    }
    List<SegmentLine> lines =
        segments.stream().map(segment -> new SegmentLine(segment.id(), segment.words())).toList();
    return new SplitData(name, features, offsets, labels, lines);
  }

  private static Tensor stacked(List<FeatureMatrix> matrices) {
    int dim = matrices.get(0).dim();
    int rows = matrices.stream().mapToInt(FeatureMatrix::rows).sum();
    FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(rows, dim));
    matrices.forEach(matrix -> values.put(matrix.values()));
    return Tensor.of(values.array(), rows, dim);
  }

  /** Returns which split this is. */
  public SplitName name() {
    return name;
  }

  /** Returns the number of segments N. */
  public int size() {
    return labels.length;
  }

  /** Returns the number of steps of all segments, ΣT. */
  public long steps() {
    return offsets[offsets.length - 1];
  }

  /** Returns the modalities present, in canonical order. */
  public Set<Modality> modalities() {
    return features.keySet();
  }

  /** Returns the features of all segments, one after the other: (ΣT, D), row-major. */
  public Tensor features(Modality modality) {
    return Optional.ofNullable(features.get(modality))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the corpus has no " + modality.key() + " features, only " + modalities()));
  }

  /** Returns the number of features per step, D. */
  public int dim(Modality modality) {
    return (int) features(modality).shape()[1];
  }

  /** Returns the row at which a segment begins. */
  public long offset(int segment) {
    return offsets[segment];
  }

  /** Returns a copy of the rows at which the segments begin, followed by ΣT: N + 1 numbers. */
  public long[] offsets() {
    return offsets.clone();
  }

  /** Returns the number of steps T of a segment, at least 1. */
  public int length(int segment) {
    return Math.toIntExact(offsets[segment + 1] - offsets[segment]);
  }

  /** Returns the sentiment of a segment, in [-3, 3]. */
  public float label(int segment) {
    return labels[segment];
  }

  /** Returns a copy of all N labels. */
  public float[] labels() {
    return labels.clone();
  }

  /** Returns the id of a segment. */
  public SegmentId id(int segment) {
    return lines.get(segment).id();
  }

  /** Returns all N ids. */
  public List<SegmentId> ids() {
    return lines.stream().map(SegmentLine::id).toList();
  }

  /** Returns the words of a segment, if known. */
  public Optional<List<String>> words(int segment) {
    return lines.get(segment).words();
  }

  /** Returns a copy of one segment. */
  public Segment segment(int segment) {
    Map<Modality, FeatureMatrix> matrices = new EnumMap<>(Modality.class);
    features.forEach((modality, tensor) -> matrices.put(modality, rows(tensor, segment)));
    return new Segment(id(segment), matrices, label(segment), words(segment));
  }

  private FeatureMatrix rows(Tensor tensor, int segment) {
    int dim = (int) tensor.shape()[1];
    float[] values = new float[Math.multiplyExact(length(segment), dim)];
    tensor.readFloats(offset(segment) * dim, FloatBuffer.wrap(values));
    return FeatureMatrix.of(dim, values);
  }
}
