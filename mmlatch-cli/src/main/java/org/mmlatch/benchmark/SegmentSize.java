package org.mmlatch.benchmark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.nn.Product;

/**
 * The size of a segment.
 *
 * @param steps number of steps
 * @param rows number of rows inside words, for the modalities that are read by rows
 */
record SegmentSize(int steps, Map<String, Integer> rows) {
  /** Returns the size of a segment of a split. */
  static SegmentSize of(ResidentSplit split, int segment) {
    Map<String, Integer> rows = new HashMap<>();
    split.rows(segment).forEach((modality, number) -> rows.put(modality.key(), number));
    return new SegmentSize(split.length(segment), rows);
  }

  /** Returns the sizes of all segments of a split. */
  static List<SegmentSize> of(ResidentSplit split) {
    return IntStream.range(0, split.size()).mapToObj(i -> of(split, i)).toList();
  }

  /**
   * Returns the mean size, at least 1, over the segments of the batches, of which there must be at
   * least one.
   */
  static SegmentSize mean(List<int[]> batches, List<SegmentSize> sizes) {
    List<SegmentSize> all =
        batches.stream().flatMapToInt(Arrays::stream).mapToObj(sizes::get).toList();
    Map<String, Integer> rows = new HashMap<>();
    for (String name : all.get(0).rows().keySet()) {
      rows.put(name, mean(all.stream().mapToInt(size -> size.rows().get(name))));
    }
    return new SegmentSize(mean(all.stream().mapToInt(SegmentSize::steps)), rows);
  }

  private static int mean(IntStream numbers) {
    return Math.max(1, (int) Math.round(numbers.average().orElseThrow()));
  }

  /** Returns the length for a product: the number of steps, or of rows inside words. */
  int of(Product product) {
    return product.within().map(rows::get).orElse(steps);
  }
}
