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
 * @param batches predicted, one after the other
 * @param segments in these
 * @param seconds that they took
 * @param medianMillis of a batch
 * @param slowestMillis of a batch but the slowest twentieth
 * @param paddingShare of the steps of the batches, in [0, 1)
 * @param gigaflops needed per batch, see {@link Flops}
 * @param floorMillis that the products of a batch take by themselves, see {@link MeasuredRates}
 * @param memory of the process
 */
public record PredictionBenchmark(
    int batches,
    long segments,
    double seconds,
    double medianMillis,
    double slowestMillis,
    double paddingShare,
    double gigaflops,
    double floorMillis,
    ProcessMemory memory) {
  /** Which segments are predicted together. */
  public enum Batches {
    /** Those that an evaluation takes together. */
    AS_EVALUATED,
    /** None: each segment by itself, as it comes to a service. */
    ONE_BY_ONE
  }

  /** Predicts a split, once to warm up and then {@code rounds} times. */
  public static PredictionBenchmark run(
      Settings settings, Corpus corpus, SplitName name, Batches which, int rounds) {
    try (NDManager manager = NDManager.newBaseManager(Devices.announced(settings.device()))) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      ResidentSplit split = model.load(corpus, name, manager);
      List<int[]> batches =
          switch (which) {
            case AS_EVALUATED -> model.evaluationBatches(split);
            case ONE_BY_ONE ->
                IntStream.range(0, split.size()).mapToObj(i -> new int[] {i}).toList();
          };
      model.predict(split, batches, Progress.SILENT);
      double[] millis = new double[rounds * batches.size()];
      int measured = 0;
      for (int round = 0; round < rounds; round++) {
        for (int[] batch : batches) {
          long start = System.nanoTime();
          model.predict(split, List.of(batch), Progress.SILENT);
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
          work.operations() / batches.size() / 1e9,
          1000 * MeasuredRates.of(batches, lengths, manager).seconds(work) / batches.size(),
          memory);
    }
  }

  /** Returns the speed in segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns how many times the floor a batch takes on average. */
  public double timesTheFloor() {
    return 1000 * seconds / batches / floorMillis;
  }

  /** Returns all figures by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("batches", batches);
    json.addProperty("segments", segments);
    json.addProperty("seconds", seconds);
    json.addProperty("segments_per_second", segmentsPerSecond());
    json.addProperty("median_milliseconds_per_batch", medianMillis);
    json.addProperty("p95_milliseconds_per_batch", slowestMillis);
    json.addProperty("padding_share", paddingShare);
    json.addProperty("gflop_per_batch", gigaflops);
    json.addProperty("gflop_per_second", gigaflops * batches / seconds);
    json.addProperty("floor_milliseconds_per_batch", floorMillis);
    json.addProperty("times_the_floor", timesTheFloor());
    json.addProperty("resident_bytes", memory.residentBytes());
    json.addProperty("peak_resident_bytes", memory.peakBytes());
    return json;
  }
}
