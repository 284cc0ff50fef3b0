package org.mmlatch.data.dialogues;

import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.RawRows;

/**
 * The vectors of a dialogue's n utterances: an array, (n, D) or (n), or a list of n vectors or
 * numbers.
 */
record Vectors(String where, PickleValue value) {
  private static final int MOST_VALUES = 1 << 26; // per utterance

  /** Returns the number of utterances n. */
  int size() {
    return array()
        .map(found -> Math.toIntExact(found.size(0)))
        .or(() -> value.asList().map(PickleList::size))
        .orElseThrow(() -> error(value));
  }

  /**
   * Returns these vectors if there are as many as labels.
   *
   * @throws BadDataException if the number of vectors differs from {@code labels}
   */
  Vectors requireSize(int labels) {
    if (size() != labels) {
      throw new BadDataException(
          "%s: expected as many utterances as labels, %s, found %s"
              .formatted(where, labels, size()));
    }
    return this;
  }

  /** Returns the vector of an utterance as one step, (1, D). */
  RawRows read(int utterance) {
    double[] vector = numbers(utterance);
    return new RawRows(Math.max(1, vector.length), vector);
  }

  /**
   * Returns the single number of an utterance.
   *
   * @throws BadDataException if the utterance does not have exactly one number
   */
  double number(int utterance) {
    double[] vector = numbers(utterance);
    if (vector.length != 1) {
      throw new BadDataException(
          "%s: expected one label for each utterance, found %s".formatted(where, vector.length));
    }
    return vector[0];
  }

  private double[] numbers(int utterance) {
    Optional<NdArray> array = array();
    if (array.isPresent()) {
      int width = Math.toIntExact(array.get().elements() / array.get().size(0));
      return array.get().doubles((long) utterance * width, width);
    }
    PickleValue item = value.asList().orElseThrow(() -> error(value)).get(utterance);
    Optional<NdArray> vector =
        item.asArray().filter(a -> a.type().kind().numeric() && a.elements() <= MOST_VALUES);
    if (vector.isPresent()) {
      return vector.get().doubles(0, (int) vector.get().elements());
    }
    List<PickleValue> numbers = item.asList().map(PickleList::items).orElseGet(() -> List.of(item));
    return numbers.stream()
        .mapToDouble(number -> number.asNumber().orElseThrow(() -> error(number)))
        .toArray();
  }

  private Optional<NdArray> array() {
    return value
        .asArray()
        .filter(a -> a.type().kind().numeric() && !a.shape().isEmpty() && a.elements() > 0);
  }

  private BadDataException error(PickleValue found) {
    return new BadDataException(
        "%s: expected numbers for each utterance, found %s".formatted(where, found.description()));
  }
}
