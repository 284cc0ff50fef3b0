package org.mmlatch.benchmark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.nn.Product;

/**
 * How much of a segment is read.
 *
 * @param steps its steps
 * @param rows by modality, those inside its words where such are read
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

  /** Returns the mean size, at least 1, of the segments of some batches, at least one. */
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

  /** Returns the length of what a product reads: steps, or the rows within them. */
  int of(Product product) {
    return product.within().map(rows::get).orElse(steps);
  }
}
