package org.mmlatch.data.inspect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.tensor.Tensor;

/**
 * Computes statistics of a modality's features in a single pass over blocks, as they may exceed the
 * memory.
 */
final class FeatureScan {
  private static final int PART_VALUES = 1 << 16;

  private final List<FeatureColumn> columns;
  private long steps;
  private long zeroSteps;
  private long notFinite;
  private Optional<Long> firstNotFinite = Optional.empty();

  private FeatureScan(int dim) {
    columns = Stream.generate(FeatureColumn::new).limit(dim).toList();
  }

  /**
   * Reads and summarises all features.
   *
   * @param features (ΣT, D)
   * @param bytesRead called with the size in bytes of each block after it is read
   */
  static FeatureSummary of(Tensor features, LongConsumer bytesRead) {
    int dim = Math.toIntExact(features.shape()[1]);
    long values = features.elements();
    FeatureScan scan = new FeatureScan(dim);
    float[] part = new float[Math.max(PART_VALUES / dim, 1) * dim];
    for (long start = 0; start < values; start += part.length) {
      int length = (int) Math.min(part.length, values - start);
      features.readFloats(start, FloatBuffer.wrap(part, 0, length));
      for (int row = 0; row < length; row += dim) {
        scan.addRow(part, row);
      }
      bytesRead.accept((long) length * Float.BYTES);
    }
    return scan.summary();
  }

  private void addRow(float[] values, int start) {
    boolean zero = true;
    for (int d = 0; d < columns.size(); d++) {
      float value = values[start + d];
      zero &= value == 0;
      if (Float.isFinite(value)) {
        columns.get(d).add(value);
      } else {
        notFinite++;
        firstNotFinite = firstNotFinite.or(() -> Optional.of(steps));
      }
    }
    steps++;
    zeroSteps += zero ? 1 : 0;
  }

  private FeatureSummary summary() {
    List<ConstantFeature> constant =
        IntStream.range(0, columns.size())
            .filter(feature -> columns.get(feature).isConstant())
            .mapToObj(feature -> new ConstantFeature(feature, columns.get(feature).min()))
            .toList();
    FeatureStatistics statistics =
        new FeatureStatistics(
            columns.stream().map(FeatureColumn::mean).toList(),
            columns.stream().map(FeatureColumn::deviation).toList());
    return new FeatureSummary(
        steps, zeroSteps, range(), constant, notFinite, firstNotFinite, statistics);
  }

  private Optional<ValueRange> range() {
    long count = columns.stream().mapToLong(FeatureColumn::count).sum();
    if (count == 0) {
      return Optional.empty();
    }
    float min = columns.stream().map(FeatureColumn::min).min(Float::compare).orElseThrow();
    float max = columns.stream().map(FeatureColumn::max).max(Float::compare).orElseThrow();
    double absolute = columns.stream().mapToDouble(FeatureColumn::absolute).sum();
    double deviation = columns.stream().mapToDouble(FeatureColumn::deviation).max().orElseThrow();
    return Optional.of(new ValueRange(min, max, absolute / count, deviation));
  }
}
