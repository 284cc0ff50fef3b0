package org.mmlatch.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.engine.Autograd;
import org.mmlatch.engine.Workers;
import org.mmlatch.nn.Product;

/**
 * How fast this machine calculates products of the shapes that a model needs for whole batches: as
 * many at the same time as there are workers, all of one shape. The sum of their times is the floor
 * of a step: nothing but its products, and no padding.
 */
final class MeasuredRates {
  private static final int BLOCKS = 5;
  private static final double SECONDS_OF_A_BLOCK = 0.01;

  private final int batch;
  private final SegmentSize typical;
  private final Workers workers;
  private final NDManager manager;
  private final Map<Product, Double> rates = new HashMap<>();

  /**
   * Measures for a batch of mean size, of segments of mean length.
   *
   * @param batches of segment numbers, at least one
   * @param sizes of every segment
   * @param workers who calculate at the same time
   * @param manager on the device
   */
  static MeasuredRates of(
      List<int[]> batches, List<SegmentSize> sizes, Workers workers, NDManager manager) {
    double segments = batches.stream().mapToInt(batch -> batch.length).average().orElseThrow();
    SegmentSize typical = SegmentSize.mean(batches, sizes);
    return new MeasuredRates((int) Math.round(segments), typical, workers, manager);
  }

  /**
   * Measures for batches of a size.
   *
   * @param batch segments in a batch
   * @param typical size of a segment
   * @param workers who calculate at the same time
   * @param manager on the device
   */
  MeasuredRates(int batch, SegmentSize typical, Workers workers, NDManager manager) {
    this.batch = batch;
    this.typical = typical;
    this.workers = workers;
    this.manager = manager;
  }

  /** Returns the seconds that some work takes at the measured rates. */
  double seconds(Work work) {
    double seconds = 0;
    for (Map.Entry<Product, Double> entry : work.byProduct().entrySet()) {
      seconds += entry.getValue() / rates.computeIfAbsent(entry.getKey(), this::measure);
    }
    return seconds;
  }

  /** Returns the operations per second of a product: the best of a few blocks of calls. */
  private double measure(Product product) {
    return Autograd.unrecorded(
        () -> {
          try (NDManager owner = manager.newSubManager()) {
            int steps = typical.of(product);
            long inner = product.rows() == Product.Rows.WEIGHTED ? steps : product.inner();
            long columns = product.rows() == Product.Rows.QUERIES ? steps : product.columns();
            return switch (product.rows()) {
              case STEPS -> rate(1, (long) batch * steps, inner, columns, owner);
              case STEP -> rate(1, atOnce(product), inner, columns, owner);
              case SEGMENTS -> rate(1, batch, inner, columns, owner);
              case QUERIES, WEIGHTED -> rate(batch, steps, inner, columns, owner);
              case INPUTS -> rate(1, inner, (long) batch * steps, columns, owner);
            };
          }
        });
  }

  /** Returns the rows of a recurrence's step: segments, or their words where it is within those. */
  private long atOnce(Product product) {
    return product.within().isEmpty() ? batch : (long) batch * typical.steps();
  }

  private double rate(int matrices, long rows, long inner, long columns, NDManager owner) {
    List<Factors> factors = new ArrayList<>();
    for (int worker = 0; worker < workers.number(); worker++) {
      factors.add(
          new Factors(
              owner.randomNormal(shape(matrices, rows, inner)),
              owner.randomNormal(shape(matrices, inner, columns))));
    }
    double operations = 2.0 * matrices * rows * inner * columns * factors.size();
    int calls = 1;
    double seconds = time(factors, calls); // and warms up
    while (seconds < SECONDS_OF_A_BLOCK) {
      calls *= 2;
      seconds = time(factors, calls);
    }
    for (int i = 1; i < BLOCKS; i++) {
      seconds = Math.min(seconds, time(factors, calls));
    }
    return operations * calls / seconds;
  }

  /** What a worker multiplies. */
  private record Factors(NDArray a, NDArray b) {
    Void multiply(int calls) {
      for (int i = 1; i < calls; i++) {
        a.matMul(b).close();
      }
      try (NDArray last = a.matMul(b);
          NDArray sum = last.sum()) {
        float unused = sum.getFloat(); // waits for the device
      }
      return null;
    }
  }

  private static Shape shape(int matrices, long rows, long columns) {
    return matrices == 1 ? new Shape(rows, columns) : new Shape(matrices, rows, columns);
  }

  private double time(List<Factors> factors, int calls) {
    long start = System.nanoTime();
    var unused = workers.all(factors, each -> each.multiply(calls));
    return (System.nanoTime() - start) / 1e9;
  }
}
