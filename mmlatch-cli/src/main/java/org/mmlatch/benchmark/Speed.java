package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.List;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.engine.Workers;
import org.mmlatch.run.ProcessMemory;

/**
 * How fast segments were computed, beside what had to be.
 *
 * @param segments computed
 * @param seconds that they took
 * @param paddingShare of the steps of their batches, in [0, 1)
 * @param gigaflops needed for all of them, see {@link Flops}
 * @param floorSeconds that their products take by themselves, see {@link MeasuredRates}
 * @param memory of the process
 */
public record Speed(
    long segments,
    double seconds,
    double paddingShare,
    double gigaflops,
    double floorSeconds,
    ProcessMemory memory) {
  /**
   * Returns the speed of what was measured.
   *
   * @param batches in which the segments were computed, all of them {@code rounds} times
   * @param sizes of every segment
   * @param work of one round
   * @param workers who computed
   * @param manager on the device
   */
  static Speed of(
      double seconds,
      List<int[]> batches,
      int rounds,
      List<SegmentSize> sizes,
      Work work,
      Workers workers,
      NDManager manager) {
    ProcessMemory memory = ProcessMemory.now(); // before the rates take some
    int[] lengths = sizes.stream().mapToInt(SegmentSize::steps).toArray();
    return new Speed(
        rounds * batches.stream().mapToLong(batch -> batch.length).sum(),
        seconds,
        BatchOrder.paddingShare(batches, lengths),
        rounds * work.operations() / 1e9,
        rounds * MeasuredRates.of(batches, sizes, workers, manager).seconds(work),
        memory);
  }

  /** Returns the segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns the floating-point operations that were needed, in billions per second. */
  public double gigaflopsPerSecond() {
    return gigaflops / seconds;
  }

  /** Returns how many times the floor it took. */
  public double timesTheFloor() {
    return seconds / floorSeconds;
  }

  /** Adds all figures by name. */
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
