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
 * Measures how fast this machine computes matrix products with the shapes that a model needs for
 * whole batches. Each worker computes one product of the same shape at the same time. The sum of
 * the times of all products is a lower bound for the time of a step: matrix products only, without
 * padding.
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
   * Creates measurements for a batch of mean size with segments of mean length.
   *
   * @param batches the batches as segment indices, at least one
   * @param sizes the sizes of all segments
   * @param workers the workers that compute in parallel
   * @param manager a manager on the device
   */
  static MeasuredRates of(
      List<int[]> batches, List<SegmentSize> sizes, Workers workers, NDManager manager) {
    double segments = batches.stream().mapToInt(batch -> batch.length).average().orElseThrow();
    SegmentSize typical = SegmentSize.mean(batches, sizes);
    return new MeasuredRates((int) Math.round(segments), typical, workers, manager);
  }

  /**
   * Creates measurements for batches of a given size.
   *
   * @param batch number of segments in a batch
   * @param typical typical size of a segment
   * @param workers the workers that compute in parallel
   * @param manager a manager on the device
   */
  MeasuredRates(int batch, SegmentSize typical, Workers workers, NDManager manager) {
    this.batch = batch;
    this.typical = typical;
    this.workers = workers;
    this.manager = manager;
  }

  /** Returns the time in seconds of some work at the measured rates. */
  double seconds(Work work) {
    double seconds = 0;
    for (Map.Entry<Product, Double> entry : work.byProduct().entrySet()) {
      seconds += entry.getValue() / rates.computeIfAbsent(entry.getKey(), this::measure);
    }
    return seconds;
  }

  /** Returns the operations per second of a product, the best of several blocks of calls. */
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

  /**
   * Returns the number of rows in a step of a recurrence: segments, or their words for a recurrence
   * over rows inside words.
   */
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
    double seconds = time(factors, calls); // also warms up
    while (seconds < SECONDS_OF_A_BLOCK) {
      calls *= 2;
      seconds = time(factors, calls);
    }
    for (int i = 1; i < BLOCKS; i++) {
      seconds = Math.min(seconds, time(factors, calls));
    }
    return operations * calls / seconds;
  }

  /** The two matrices that a worker multiplies. */
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
