package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.Settings;

/**
 * Measures the speed of predictions for the segments of a split.
 *
 * @param calls number of calls measured, which run one after the other and predict a split or a
 *     segment each
 * @param medianMillis median time of a call in milliseconds
 * @param slowestMillis 95th percentile of the time of a call in milliseconds
 * @param speed speed over all calls
 */
public record PredictionBenchmark(
    int calls, double medianMillis, double slowestMillis, Speed speed) {
  /** The amount that a call predicts. */
  public enum Call {
    /** A whole split, in the batches used for evaluation. */
    SPLIT,
    /** A single segment, as in a prediction service. */
    SEGMENT
  }

  /** Predicts a split once as a warm-up and then {@code rounds} times. */
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
      double seconds = Arrays.stream(millis).sum() / 1000;
      Arrays.sort(millis);
      List<SegmentSize> sizes = SegmentSize.of(split);
      Flops flops = Flops.of(model.stages(), manager);
      Work work = new Work();
      sizes.forEach(segment -> work.add(flops.prediction(segment)));
      return new PredictionBenchmark(
          millis.length,
          millis[millis.length / 2],
          millis[(int) (0.95 * (millis.length - 1))],
          Speed.of(seconds, batches, rounds, sizes, work, model.workers(), manager));
    }
  }

  /** Returns all results by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("calls", calls);
    json.addProperty("median_milliseconds_per_call", medianMillis);
    json.addProperty("p95_milliseconds_per_call", slowestMillis);
    speed.addTo(json);
    return json;
  }
}
