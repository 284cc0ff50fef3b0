package org.mmlatch.data.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.array.NdArray;

/** Reads lists of texts from Python lists, text arrays and object arrays. */
public final class Texts {
  private Texts() {}

  /** Returns the items of a list or a one-dimensional array, if all are texts or numbers. */
  public static Optional<List<String>> of(PickleValue value) {
    return value.asList().isPresent()
        ? value.asList().flatMap(Texts::ofList)
        : value.asArray().filter(array -> array.shape().size() == 1).map(Texts::ofArray);
  }

  /** Returns the items of a non-empty list or one-dimensional array, if all are texts. */
  public static Optional<List<String>> ofTexts(PickleValue value) {
    boolean texts =
        value.asArray().map(array -> !array.type().kind().numeric()).orElse(false)
            || value
                .asList()
                .map(list -> list.items().stream().allMatch(i -> i.asText().isPresent()))
                .orElse(false);
    return texts ? of(value).filter(known -> !known.isEmpty()) : Optional.empty();
  }

  private static List<String> ofArray(NdArray array) {
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < array.elements(); i++) {
      texts.add(array.text(i));
    }
    return texts;
  }

  /** Returns a text, or the digits of a whole number; empty for other values. */
  public static Optional<String> whole(PickleValue value) {
    return value
        .asText()
        .or(
            () ->
                value
                    .asNumber()
                    .filter(number -> number == Math.rint(number) && Double.isFinite(number))
                    .map(Texts::digits));
  }

  private static Optional<List<String>> ofList(PickleList list) {
    List<String> texts = new ArrayList<>();
    for (PickleValue item : list.items()) {
      Optional<String> text = item.asText().or(() -> item.asNumber().map(Texts::digits));
      text.ifPresent(texts::add);
    }
    return texts.size() == list.size() ? Optional.of(texts) : Optional.empty();
  }

  private static String digits(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
