package org.mmlatch.eval.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

/**
 * The data of one run that a report shows.
 *
 * @param name name of the run, unique within a report
 * @param settings all settings by key
 * @param provenance provenance of the run, by key
 * @param history epochs so far, in order
 * @param bestEpoch epoch whose weights were evaluated; 0 if there is none yet
 * @param results results by name of the split, the one that counts last; empty for an unfinished
 *     run
 * @param lengths known lengths of segments in steps, by id
 */
public record RunView(
    String name,
    SortedMap<String, String> settings,
    SortedMap<String, String> provenance,
    List<Epoch> history,
    int bestEpoch,
    Map<String, SplitResult> results,
    Map<String, Integer> lengths) {

  /**
   * Losses and learning rate of an epoch.
   *
   * @param number number of the epoch, from 1
   * @param terms the encoder's own terms of the training loss by name, unweighted
   */
  public record Epoch(
      int number,
      double trainLoss,
      double validLoss,
      double learningRate,
      Map<String, Double> terms) {
    /** Copies the map. */
    public Epoch {
      terms = terms.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** Creates an epoch without an encoder's own loss terms. */
    public Epoch(int number, double trainLoss, double validLoss, double learningRate) {
      this(number, trainLoss, validLoss, learningRate, Map.of());
    }
  }

  /**
   * The predictions of a run for a split, and their metrics.
   *
   * @param source reads the predictions when needed: a report of thousands of runs needs those of
   *     few and cannot keep all in memory
   * @param task description of the predictions
   */
  public record SplitResult(Supplier<Predictions> source, TaskDescription task, Metrics metrics) {
    /** Creates the result of predictions, computing their metrics. */
    public static SplitResult of(Predictions predictions, TaskDescription task) {
      return new SplitResult(() -> predictions, task, predictions.metrics(task.metrics()));
    }

    /**
     * Reads the predictions.
     *
     * @throws org.mmlatch.eval.BadPredictionsException if they cannot be read
     */
    public Predictions predictions() {
      return source.get();
    }
  }

  /**
   * Returns the result on the last split, which is the one that counts; empty for an unfinished
   * run.
   */
  public Optional<SplitResult> counting() {
    return results.values().stream().reduce((first, last) -> last);
  }

  /** Returns the name of the split that counts; empty for an unfinished run. */
  String countingSplit() {
    return results.keySet().stream().reduce((first, last) -> last).orElse("");
  }

  /** Copies everything. */
  public RunView {
    settings = copy(settings);
    provenance = copy(provenance);
    history = List.copyOf(history);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    lengths = Map.copyOf(lengths);
  }

  /** Copies texts and interns them, since runs have most of them in common. */
  private static SortedMap<String, String> copy(SortedMap<String, String> texts) {
    SortedMap<String, String> copy = new TreeMap<>();
    texts.forEach((key, text) -> copy.put(key.intern(), text.intern()));
    return Collections.unmodifiableSortedMap(copy);
  }
}
