package org.mmlatch.data.source;

import java.util.Optional;

/**
 * Which of a source's labels is the sentiment.
 *
 * @param name what the user chose: a number from 0 for an array's column, or a CSV file's column
 */
public record LabelColumn(Optional<String> name) {
  /** Sentiment is recognised by shape and range. */
  public static final LabelColumn RECOGNISED = new LabelColumn(Optional.empty());

  /** Returns a choice. */
  public static LabelColumn of(String name) {
    return new LabelColumn(Optional.of(name));
  }

  /** Returns whether the user has chosen. */
  public boolean isChosen() {
    return name.isPresent();
  }

  /** Returns the column of an array, if the choice is a number. */
  Optional<Integer> number() {
    return name.filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
  }
}
