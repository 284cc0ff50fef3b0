package org.mmlatch.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mmlatch.Modality;
import org.mmlatch.model.NotedTable;

/**
 * How a model predicts one segment, word by word.
 *
 * @param id of the segment
 * @param output what is explained: a number, or of several labels or classes one
 * @param truths what is true of every output by name, where it is known: the number, or 1 or 0
 * @param prediction the model's: the number, or a probability
 * @param probabilities of every label or class by name; none of a number
 * @param words in their order
 * @param whole what the encoder says of the segment as a whole; none with most
 */
public record Explanation(
    String id,
    String output,
    Map<String, Double> truths,
    double prediction,
    Map<String, Double> probabilities,
    List<Word> words,
    List<Numbered> whole) {
  /** Copies the lists. */
  public Explanation {
    truths = Collections.unmodifiableMap(new LinkedHashMap<>(truths));
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    words = List.copyOf(words);
    whole = List.copyOf(whole);
  }

  /** Returns the true value of the explained output; empty if it is unknown. */
  public OptionalDouble label() {
    return truths.containsKey(output)
        ? OptionalDouble.of(truths.get(output))
        : OptionalDouble.empty();
  }

  /**
   * A table of numbers.
   *
   * @param table what its rows and columns are
   * @param numbers by rows
   */
  public record Numbered(NotedTable table, List<List<Double>> numbers) {}

  /**
   * One step.
   *
   * @param text the word, or its number from 1 if words are unknown
   * @param mask the mean mask over the features of each modality; none without feedback
   * @param attention the share of attention that the step receives from all steps in Stage II: in
   *     each modality's encoder and, where the model pools by attention, in the {@code pooling}
   * @param parts what further parts of the encoder calculate for the step in Stage II, such as
   *     gates: a number, or the length of a vector
   * @param change by how much the prediction changes when the step is left out; empty if it is the
   *     only one
   */
  public record Word(
      String text,
      Map<Modality, Double> mask,
      Map<String, Double> attention,
      Map<String, Double> parts,
      OptionalDouble change) {}
}
