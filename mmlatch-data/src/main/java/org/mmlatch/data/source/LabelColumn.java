package org.mmlatch.data.source;

import java.util.Optional;

/**
 * The choice of the label column that holds the sentiment.
 *
 * @param name the user's choice: an array column's number from 0 or a CSV column's name; empty to
 *     recognise it
 */
public record LabelColumn(Optional<String> name) {
  /** No choice: sentiment is recognised by shape and range. */
  public static final LabelColumn RECOGNISED = new LabelColumn(Optional.empty());

  /** Returns the choice of a column. */
  public static LabelColumn of(String name) {
    return new LabelColumn(Optional.of(name));
  }

  /** Returns whether the user chose a column. */
  public boolean isChosen() {
    return name.isPresent();
  }

  /** Returns the chosen column number, if the choice is a number. */
  Optional<Integer> number() {
    return name.filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
  }
}
