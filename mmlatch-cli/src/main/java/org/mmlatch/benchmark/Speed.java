package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.List;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.engine.Workers;
import org.mmlatch.run.ProcessMemory;

/**
 * The speed of computing segments, compared with the operations needed.
 *
 * @param segments number of segments computed
 * @param seconds time taken
 * @param paddingShare share of padding among the steps of the batches, in [0, 1)
 * @param gigaflops billions of floating-point operations needed for all segments; see {@link Flops}
 * @param floorSeconds lower bound for the time, that of the matrix products alone; see {@link
 *     MeasuredRates}
 * @param memory memory of the process
 */
public record Speed(
    long segments,
    double seconds,
    double paddingShare,
    double gigaflops,
    double floorSeconds,
    ProcessMemory memory) {
  /**
   * Returns the speed of a measurement.
   *
   * @param seconds time of all rounds
   * @param batches the batches computed in each round
   * @param rounds number of rounds
   * @param sizes the sizes of all segments
   * @param work the operations of one round
   * @param workers the workers used
   * @param manager a manager on the device
   */
  static Speed of(
      double seconds,
      List<int[]> batches,
      int rounds,
      List<SegmentSize> sizes,
      Work work,
      Workers workers,
      NDManager manager) {
    ProcessMemory memory = ProcessMemory.now(); // before measuring rates allocates more
    int[] lengths = sizes.stream().mapToInt(SegmentSize::steps).toArray();
    return new Speed(
        rounds * batches.stream().mapToLong(batch -> batch.length).sum(),
        seconds,
        BatchOrder.paddingShare(batches, lengths),
        rounds * work.operations() / 1e9,
        rounds * MeasuredRates.of(batches, sizes, workers, manager).seconds(work),
        memory);
  }

  /** Returns the number of segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns the billions of needed floating-point operations per second. */
  public double gigaflopsPerSecond() {
    return gigaflops / seconds;
  }

  /** Returns the ratio of the time taken to the lower bound. */
  public double timesTheFloor() {
    return seconds / floorSeconds;
  }

  /** Adds all results by name. */
  void addTo(JsonObject json) {
    json.addProperty("segments", segments);
    json.addProperty("seconds", seconds);
    json.addProperty("segments_per_second", segmentsPerSecond());
    json.addProperty("padding_share", paddingShare);
    json.addProperty("gflop", gigaflops);
    json.addProperty("gflop_per_second", gigaflopsPerSecond());
    json.addProperty("floor_seconds", floorSeconds);
    json.addProperty("times_the_floor", timesTheFloor());
    json.addProperty("resident_bytes", memory.residentBytes());
    json.addProperty("peak_resident_bytes", memory.peakBytes());
  }
}
