package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.run.ProcessMemory;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.Settings;

/**
 * Measures predictions for the segments of a split.
 *
 * @param calls that were measured, one after the other: each predicts a split or a segment
 * @param segments predicted in all
 * @param seconds that they took
 * @param medianMillis of a call
 * @param slowestMillis of a call but the slowest twentieth
 * @param paddingShare of the steps of the batches, in [0, 1)
 * @param gigaflops needed per segment, see {@link Flops}
 * @param floorMillis that the products of a segment take by themselves, see {@link MeasuredRates}
 * @param memory of the process
 */
public record PredictionBenchmark(
    int calls,
    long segments,
    double seconds,
    double medianMillis,
    double slowestMillis,
    double paddingShare,
    double gigaflops,
    double floorMillis,
    ProcessMemory memory) {
  /** What a call predicts. */
  public enum Call {
    /** A whole split, in the batches of an evaluation. */
    SPLIT,
    /** A segment by itself, as it comes to a service. */
    SEGMENT
  }

  /** Predicts a split, once to warm up and then {@code rounds} times. */
  public static PredictionBenchmark run(
      Settings settings, Corpus corpus, SplitName name, Call which, int rounds) {
    try (NDManager manager = NDManager.newBaseManager(Devices.announced(settings.device()))) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      ResidentSplit split = model.load(corpus, name, manager);
      List<int[]> batches =
          switch (which) {
            case SPLIT -> model.evaluationBatches(split);
            case SEGMENT -> IntStream.range(0, split.size()).mapToObj(i -> new int[] {i}).toList();
          };
      List<List<int[]>> calls =
          switch (which) {
            case SPLIT -> List.of(batches);
            case SEGMENT -> batches.stream().map(List::of).toList();
          };
      model.predict(split, batches, Progress.SILENT);
      double[] millis = new double[rounds * calls.size()];
      int measured = 0;
      for (int round = 0; round < rounds; round++) {
        for (List<int[]> call : calls) {
          long start = System.nanoTime();
          model.predict(split, call, Progress.SILENT);
          millis[measured++] = (System.nanoTime() - start) / 1e6;
        }
      }
      ProcessMemory memory = ProcessMemory.now();
      double seconds = Arrays.stream(millis).sum() / 1000;
      Arrays.sort(millis);
      int[] lengths = split.lengths();
      Flops flops = new Flops(model.model().config());
      Work work = new Work();
      Arrays.stream(lengths).forEach(steps -> work.add(flops.prediction(steps)));
      return new PredictionBenchmark(
          millis.length,
          (long) rounds * split.size(),
          seconds,
          millis[millis.length / 2],
          millis[(int) (0.95 * (millis.length - 1))],
          BatchOrder.paddingShare(batches, lengths),
          work.operations() / split.size() / 1e9,
          1000
              * MeasuredRates.of(batches, lengths, model.workers(), manager).seconds(work)
              / split.size(),
          memory);
    }
  }

  /** Returns the speed in segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns how many times the floor a segment takes on average. */
  public double timesTheFloor() {
    return 1000 * seconds / segments / floorMillis;
  }

  /** Returns all figures by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("calls", calls);
    json.addProperty("segments", segments);
    json.addProperty("seconds", seconds);
    json.addProperty("segments_per_second", segmentsPerSecond());
    json.addProperty("median_milliseconds_per_call", medianMillis);
    json.addProperty("p95_milliseconds_per_call", slowestMillis);
    json.addProperty("padding_share", paddingShare);
    json.addProperty("gflop_per_segment", gigaflops);
    json.addProperty("gflop_per_second", gigaflops * segments / seconds);
    json.addProperty("floor_milliseconds_per_segment", floorMillis);
    json.addProperty("times_the_floor", timesTheFloor());
    json.addProperty("resident_bytes", memory.residentBytes());
    json.addProperty("peak_resident_bytes", memory.peakBytes());
    return json;
  }
}
