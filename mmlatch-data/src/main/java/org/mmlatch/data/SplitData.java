package org.mmlatch.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.tensor.Tensor;

/**
 * One split of a corpus: N segments with ΣT steps in total. Features stay in the memory-mapped file
 * until they are read; everything else is in memory.
 */
public final class SplitData {
  private final SplitName name;
  private final Map<Modality, Tensor> features;
  private final Map<Modality, RowsOfSplit> rows;
  private final long[] offsets;
  private final List<Target> targets;
  private final float[][] labels; // (L, N)
  private final List<SegmentLine> lines;

  SplitData(
      SplitName name,
      Map<Modality, Tensor> features,
      Map<Modality, RowsOfSplit> rows,
      long[] offsets,
      List<Target> targets,
      float[][] labels,
      List<SegmentLine> lines) {
    this.name = name;
    this.features = Collections.unmodifiableMap(new EnumMap<>(features));
    this.rows = rows.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(rows));
    this.offsets = offsets;
    this.targets = List.copyOf(targets);
    this.labels = labels;
    this.lines = lines;
  }

  /**
   * Returns an in-memory split with copies of the features.
   *
   * @param segments at least one, all with the same targets, modalities and dimensions; rows inside
   *     words are kept for the modalities for which every segment has them
   */
  public static SplitData of(SplitName name, List<Segment> segments) {
    long[] offsets = new long[segments.size() + 1];
    for (int i = 0; i < segments.size(); i++) {
      offsets[i + 1] = offsets[i] + segments.get(i).length();
    }
    List<Target> targets = segments.get(0).labels().targets();
    float[][] labels = columns(targets, segments.stream().map(Segment::labels).toList());
    Map<Modality, Tensor> features = new EnumMap<>(Modality.class);
    for (Modality modality : segments.get(0).features().keySet()) {
      features.put(
          modality,
          stacked(segments.stream().map(segment -> segment.features().get(modality)).toList()));
    }
    Map<Modality, RowsOfSplit> rows = new EnumMap<>(Modality.class);
    for (Modality modality : features.keySet()) {
      if (segments.stream().allMatch(segment -> segment.rows().containsKey(modality))) {
        rows.put(
            modality,
            joined(segments.stream().map(segment -> segment.rows().get(modality)).toList()));
      }
    }
    List<SegmentLine> lines =
        segments.stream().map(segment -> new SegmentLine(segment.id(), segment.words())).toList();
    return new SplitData(name, features, rows, offsets, targets, labels, lines);
  }

  private static RowsOfSplit joined(List<WordRows> parts) {
    int words = parts.stream().mapToInt(WordRows::words).sum();
    long[] offsets = new long[words + 1];
    int word = 0;
    for (WordRows part : parts) {
      for (int count : part.counts()) {
        offsets[word + 1] = offsets[word] + count;
        word++;
      }
    }
    return new RowsOfSplit(stacked(parts.stream().map(WordRows::rows).toList()), offsets);
  }

  /** Returns the labels of all segments by target: (L, N). */
  static float[][] columns(List<Target> targets, List<Labels> labels) {
    float[][] columns = new float[targets.size()][labels.size()];
    for (int target = 0; target < columns.length; target++) {
      for (int i = 0; i < labels.size(); i++) {
        columns[target][i] = labels.get(i).get(target);
      }
    }
    return columns;
  }

  private static Tensor stacked(List<FeatureMatrix> matrices) {
    int dim = matrices.get(0).dim();
    int rows = matrices.stream().mapToInt(FeatureMatrix::rows).sum();
    FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(rows, dim));
    matrices.forEach(matrix -> values.put(matrix.values()));
    return Tensor.of(values.array(), rows, dim);
  }

  /** Returns the name of the split. */
  public SplitName name() {
    return name;
  }

  /** Returns the number of segments N. */
  public int size() {
    return lines.size();
  }

  /** Returns the total number of steps, ΣT. */
  public long steps() {
    return offsets[offsets.length - 1];
  }

  /** Returns the modalities present, in canonical order. */
  public Set<Modality> modalities() {
    return features.keySet();
  }

  /** Returns the features of all segments concatenated: (ΣT, D), row-major. */
  public Tensor features(Modality modality) {
    return Optional.ofNullable(features.get(modality))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the corpus has no " + modality.key() + " features, only " + modalities()));
  }

  /** Returns the modalities that also have rows inside words, in canonical order. */
  public Set<Modality> withRows() {
    return rows.keySet();
  }

  /** Returns the rows inside words of a modality in {@link #withRows}. */
  public RowsOfSplit rows(Modality modality) {
    return Optional.ofNullable(rows.get(modality))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no rows inside words of " + modality.key() + ", only of " + withRows()));
  }

  /** Returns the number of features per step, D. */
  public int dim(Modality modality) {
    return (int) features(modality).shape()[1];
  }

  /** Returns the row at which a segment begins. */
  public long offset(int segment) {
    return offsets[segment];
  }

  /** Returns a copy of the N + 1 offsets: the row at which each segment begins, followed by ΣT. */
  public long[] offsets() {
    return offsets.clone();
  }

  /** Returns the number of steps T of a segment, at least 1. */
  public int length(int segment) {
    return Math.toIntExact(offsets[segment + 1] - offsets[segment]);
  }

  /** Returns the label targets, L of them. */
  public List<Target> targets() {
    return targets;
  }

  /**
   * Returns the same segments with a subset of their targets, in the given order.
   *
   * @throws org.mmlatch.BadDataException if the split does not have one of the targets
   */
  public SplitData withTargets(List<String> names) {
    List<Target> chosen = new ArrayList<>();
    List<float[]> columns = new ArrayList<>();
    for (String wanted : names) {
      int index = targets.stream().map(Target::name).toList().indexOf(wanted);
      if (index < 0) {
        throw new BadDataException(
            "The corpus has no target '%s'; it has %s"
                .formatted(wanted, targets.stream().map(Target::name).toList()));
      }
      chosen.add(targets.get(index));
      columns.add(labels[index]);
    }
    return new SplitData(
        name, features, rows, offsets, chosen, columns.toArray(float[][]::new), lines);
  }

  /** Returns a segment's label of the first {@link Target.Kind#REAL} target, NaN if unknown. */
  public float label(int segment) {
    OptionalInt target = Target.firstReal(targets);
    return target.isPresent() ? labels[target.getAsInt()][segment] : Float.NaN;
  }

  /**
   * Returns a copy of all N labels of the first {@link Target.Kind#REAL} target, NaN if unknown.
   */
  public float[] labels() {
    OptionalInt target = Target.firstReal(targets);
    if (target.isPresent()) {
      return labels(target.getAsInt());
    }
    float[] unknown = new float[size()];
    Arrays.fill(unknown, Float.NaN);
    return unknown;
  }

  /**
   * Returns a copy of all N labels of the target with the given index, NaN where a segment is not
   * labelled.
   */
  public float[] labels(int target) {
    return labels[target].clone();
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
    Map<Modality, WordRows> within = new EnumMap<>(Modality.class);
    rows.forEach(
        (modality, all) -> within.put(modality, all.ofWords(offset(segment), length(segment))));
    return new Segment(id(segment), matrices, labelsOf(segment), words(segment), within);
  }

  /** Returns the labels of a segment for all targets. */
  public Labels labelsOf(int segment) {
    List<Float> values = new ArrayList<>();
    for (float[] column : labels) {
      values.add(column[segment]);
    }
    return new Labels(targets, values);
  }

  private FeatureMatrix rows(Tensor tensor, int segment) {
    int dim = (int) tensor.shape()[1];
    float[] values = new float[Math.multiplyExact(length(segment), dim)];
    tensor.readFloats(offset(segment) * dim, FloatBuffer.wrap(values));
    return FeatureMatrix.of(dim, values);
  }
}
