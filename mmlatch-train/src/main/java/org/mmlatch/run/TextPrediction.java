package org.mmlatch.run;

import java.util.List;

/**
 * A model's prediction for a text.
 *
 * @param text as it was given
 * @param words those that the model read
 * @param unknown those of them that have no vector, which the model read as zeros
 * @param shown a number, or probabilities, for each of the task's outputs
 */
public record TextPrediction(
    String text, List<String> words, List<String> unknown, List<Float> shown) {
  /** Copies the lists. */
  public TextPrediction {
    words = List.copyOf(words);
    unknown = List.copyOf(unknown);
    shown = List.copyOf(shown);
  }
}
