package org.mmlatch.run;

import java.util.List;

/**
 * A model's prediction for a text.
 *
 * @param text the text as given
 * @param words the words of the text
 * @param unknown the words that have no vector; the model reads them as zeros
 * @param shown one number or probability for each of the task's outputs
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
