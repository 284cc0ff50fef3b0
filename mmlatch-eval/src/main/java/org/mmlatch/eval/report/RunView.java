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
 * What a report shows of one run.
 *
 * @param name of the run, unique within a report
 * @param settings every setting by its key
 * @param provenance what the run was made with, by key
 * @param history the epochs so far, in order
 * @param bestEpoch the one whose weights were evaluated, 0 if none is yet
 * @param results by the name of the split, the one that counts last; none of a run under way
 * @param lengths of segments in steps, by id, as far as they are known
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
   * Losses and learning rate of an epoch, counted from 1.
   *
   * @param terms the encoder's own terms of the training loss by name, without their weights
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

    /** An epoch whose loss has no terms of an encoder's own. */
    public Epoch(int number, double trainLoss, double validLoss, double learningRate) {
      this(number, trainLoss, validLoss, learningRate, Map.of());
    }
  }

  /**
   * A run's predictions for a split, and their metrics.
   *
   * @param source reads the predictions: a report of thousands of runs needs those of few, and has
   *     no room for all
   * @param task what the predictions mean
   */
  public record SplitResult(Supplier<Predictions> source, TaskDescription task, Metrics metrics) {
    /** Computes the metrics. */
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

  /** Returns the result that counts, if there is one yet: that on the last split. */
  public Optional<SplitResult> counting() {
    return results.values().stream().reduce((first, last) -> last);
  }

  /** Returns the name of the split that counts, empty if there is no result yet. */
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

  /** Runs have most of these texts in common, each of which is held once. */
  private static SortedMap<String, String> copy(SortedMap<String, String> texts) {
    SortedMap<String, String> copy = new TreeMap<>();
    texts.forEach((key, text) -> copy.put(key.intern(), text.intern()));
    return Collections.unmodifiableSortedMap(copy);
  }
}
