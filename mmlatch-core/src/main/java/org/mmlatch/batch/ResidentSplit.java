package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;

/** A split of a corpus whose features lie on a device. */
public final class ResidentSplit {
  private final Map<Modality, FeatureTable> tables = new EnumMap<>(Modality.class);
  private final long[] offsets;
  private final int[] lengths;
  private final float[] labels;
  private final List<SegmentId> ids;

  /**
   * Copies a split to the device of {@code manager}, which owns it.
   *
   * @param modalities those to copy
   * @param maxLength steps that are kept of a longer segment, its first
   * @param normalisation what is done to each modality's features
   */
  public ResidentSplit(
      SplitData split,
      Set<Modality> modalities,
      int maxLength,
      Function<Modality, Normalisation> normalisation,
      NDManager manager) {
    for (Modality modality : modalities) {
      tables.put(
          modality,
          new FeatureTable(split.features(modality), normalisation.apply(modality), manager));
    }
    offsets = split.offsets();
    lengths = new int[split.size()];
    Arrays.setAll(lengths, segment -> Math.min(split.length(segment), maxLength));
    labels = split.labels();
    ids = split.ids();
  }

  /** Returns the number of segments. */
  public int size() {
    return lengths.length;
  }

  /** Returns a copy of the segments' lengths in steps. */
  public int[] lengths() {
    return lengths.clone();
  }

  /** Returns a segment's label. */
  public float label(int segment) {
    return labels[segment];
  }

  /** Returns a segment's id. */
  public SegmentId id(int segment) {
    return ids.get(segment);
  }

  /**
   * Gathers a batch on the device.
   *
   * @param segments numbers of the segments, at least one
   * @param manager owns the batch
   */
  public Batch batch(int[] segments, NDManager manager) {
    int longest = Arrays.stream(segments).map(segment -> lengths[segment]).max().orElseThrow();
    NDArray index =
        manager.create(
            LongBuffer.wrap(rowNumbers(segments, longest)), new Shape(segments.length, longest));
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    tables.forEach((modality, table) -> features.put(modality, table.gather(index)));
    long[] batchLengths = Arrays.stream(segments).mapToLong(segment -> lengths[segment]).toArray();
    float[] target = new float[segments.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = labels[segments[i]];
    }
    return new Batch(
        features,
        manager.create(LongBuffer.wrap(batchLengths), new Shape(segments.length)),
        longest,
        manager.create(FloatBuffer.wrap(target), new Shape(segments.length, 1)));
  }

  /** Returns (B, T) row numbers; padding points at the row of zeros behind the last step. */
  private long[] rowNumbers(int[] segments, int longest) {
    long padding = offsets[offsets.length - 1];
    long[] rows = new long[segments.length * longest];
    Arrays.fill(rows, padding);
    for (int i = 0; i < segments.length; i++) {
      int start = i * longest;
      long first = offsets[segments[i]];
      for (int step = 0; step < lengths[segments[i]]; step++) {
        rows[start + step] = first + step;
      }
    }
    return rows;
  }
}
