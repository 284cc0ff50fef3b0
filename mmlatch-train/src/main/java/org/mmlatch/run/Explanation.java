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
 * @param id the segment's id
 * @param output the name of the explained output: the regression target, a label or a class
 * @param truths true values of the outputs by name, where known: a number, or 1 or 0
 * @param prediction the prediction for the explained output: a number, or a probability
 * @param probabilities probability of every label or class by name; empty for a regression
 * @param words the words, in order
 * @param whole the encoder's tables for the whole segment; empty for most encoders
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
   * @param table the meaning of the rows and columns
   * @param numbers the numbers, row by row
   */
  public record Numbered(NotedTable table, List<List<Double>> numbers) {}

  /**
   * One word, or one step if words are unknown.
   *
   * @param text the word, or the step's number from 1 if words are unknown
   * @param mask each modality's mask, averaged over the features; empty without feedback
   * @param attention the share of attention that the step receives from all steps in Stage II: in
   *     each modality's encoder and, where the model pools by attention, in the {@code pooling}
   * @param parts outputs of further parts of the encoder for the step in Stage II, such as gates;
   *     of a vector, its Euclidean norm
   * @param change the change of the prediction when the step is left out; empty if the segment has
   *     only one step
   */
  public record Word(
      String text,
      Map<Modality, Double> mask,
      Map<String, Double> attention,
      Map<String, Double> parts,
      OptionalDouble change) {}
}
