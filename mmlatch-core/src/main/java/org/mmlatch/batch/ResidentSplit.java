package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;

/** A split of a corpus whose features are on a device. */
public final class ResidentSplit {
  private final Map<Modality, FeatureTable> tables = new EnumMap<>(Modality.class);
  private final Map<Modality, RowTable> rowTables = new EnumMap<>(Modality.class);
  private final long[] starts; // the first row of each segment
  private final long padding; // the row of zeros behind the last step
  private final int[] lengths;
  private final float[][] targets; // (N, L)
  private final List<SegmentId> ids;

  /**
   * Copies a split to the device of {@code manager}, which owns it. A segment of which a target is
   * unknown stays: none of its targets is a number.
   *
   * @param targets of its segments, (N, L)
   * @param modalities those to copy
   * @param byRows the modalities among these whose rows inside words are copied instead of one row
   *     per word
   * @param maxLength steps that are kept of a longer segment, its first
   * @param normalisation how each modality's features are normalised
   */
  public ResidentSplit(
      SplitData split,
      float[][] targets,
      Set<Modality> modalities,
      Set<Modality> byRows,
      int maxLength,
      Function<Modality, Normalisation> normalisation,
      NDManager manager) {
    for (Modality modality : modalities) {
      Normalisation rule = normalisation.apply(modality);
      if (byRows.contains(modality)) {
        rowTables.put(modality, new RowTable(split.rows(modality), rule, manager));
      } else {
        tables.put(modality, new FeatureTable(split.features(modality), rule, manager));
      }
    }
    starts = Arrays.copyOf(split.offsets(), split.size());
    padding = split.steps();
    lengths = new int[split.size()];
    Arrays.setAll(lengths, segment -> Math.min(split.length(segment), maxLength));
    this.targets = Arrays.stream(targets).map(float[]::clone).toArray(float[][]::new);
    ids = split.ids();
  }

  private ResidentSplit(ResidentSplit all, int[] segments) {
    tables.putAll(all.tables);
    rowTables.putAll(all.rowTables);
    starts = Arrays.stream(segments).mapToLong(segment -> all.starts[segment]).toArray();
    padding = all.padding;
    lengths = Arrays.stream(segments).map(segment -> all.lengths[segment]).toArray();
    targets =
        Arrays.stream(segments).mapToObj(segment -> all.targets[segment]).toArray(float[][]::new);
    ids = Arrays.stream(segments).mapToObj(all.ids::get).toList();
  }

  /** Returns the segments whose targets are all known; the features are shared. */
  public ResidentSplit labelled() {
    int[] known =
        IntStream.range(0, size())
            .filter(i -> IntStream.range(0, labels()).noneMatch(k -> Float.isNaN(targets[i][k])))
            .toArray();
    return known.length == size() ? this : new ResidentSplit(this, known);
  }

  /** Returns a copy of the targets of all segments, (N, L). */
  public float[][] targets() {
    return Arrays.stream(targets).map(float[]::clone).toArray(float[][]::new);
  }

  /** Returns the number of segments. */
  public int size() {
    return lengths.length;
  }

  /** Returns a copy of the segments' lengths in steps. */
  public int[] lengths() {
    return lengths.clone();
  }

  /** Returns how many numbers a segment's target has, L; 0 without segments. */
  public int labels() {
    return targets.length == 0 ? 0 : targets[0].length;
  }

  /** Returns a segment's target, (L). */
  public float[] target(int segment) {
    return targets[segment].clone();
  }

  /** Returns a segment's id. */
  public SegmentId id(int segment) {
    return ids.get(segment);
  }

  /** Returns a segment's length in steps. */
  public int length(int segment) {
    return lengths[segment];
  }

  /**
   * Prepares batches on the device.
   *
   * @param batches numbers of the segments of each, at least one
   * @param manager closes what is still open of them
   */
  public ResidentBatches batches(List<int[]> batches, NDManager manager) {
    return new ResidentBatches(this, batches, manager);
  }

  /**
   * Gathers a single batch on the device.
   *
   * @param segments numbers of the segments, at least one
   * @param manager owns the batch
   */
  public Batch batch(int[] segments, NDManager manager) {
    return batches(List.<int[]>of(segments), manager).batch(0, manager);
  }

  /** Returns the steps of the longest of some segments. */
  int longest(int[] segments) {
    return Arrays.stream(segments).map(segment -> lengths[segment]).max().orElseThrow();
  }

  /**
   * Returns the features of the steps {@code index} (B, T) of some segments, per modality (B, T,
   * D), or (B, T, S, D) of one that is read by rows.
   */
  Map<Modality, NDArray> gather(NDArray index, int[] segments) {
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    tables.forEach((modality, table) -> features.put(modality, table.gather(index)));
    rowTables.forEach(
        (modality, table) ->
            features.put(modality, table.gather(index, mostRows(table, segments))));
    return features;
  }

  /** Returns how many rows each step {@code index} (B, T) has, of modalities read by rows. */
  Map<Modality, NDArray> rows(NDArray index) {
    Map<Modality, NDArray> rows = new EnumMap<>(Modality.class);
    rowTables.forEach((modality, table) -> rows.put(modality, table.counts(index)));
    return rows;
  }

  /** Returns the number of rows inside a segment's words, for modalities that are read by rows. */
  public Map<Modality, Integer> rows(int segment) {
    Map<Modality, Integer> rows = new EnumMap<>(Modality.class);
    rowTables.forEach(
        (modality, table) ->
            rows.put(
                modality,
                IntStream.range(0, lengths[segment])
                    .map(step -> table.count(starts[segment] + step))
                    .sum()));
    return rows;
  }

  private int mostRows(RowTable table, int[] segments) {
    int most = 1; // a batch of words without rows has one of zeros, which nobody reads
    for (int segment : segments) {
      for (int step = 0; step < lengths[segment]; step++) {
        most = Math.max(most, table.count(starts[segment] + step));
      }
    }
    return most;
  }

  /** Puts (B, T) row numbers; padding points at the row of zeros. */
  void putRowNumbers(int[] segments, LongBuffer rows) {
    int longest = longest(segments);
    for (int segment : segments) {
      for (int step = 0; step < longest; step++) {
        rows.put(step < lengths[segment] ? starts[segment] + step : padding);
      }
    }
  }
}
