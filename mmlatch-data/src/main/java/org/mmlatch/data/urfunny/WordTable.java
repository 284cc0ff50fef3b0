package org.mmlatch.data.urfunny;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.data.pickle.PickleValue;

/** The word vectors, by vocabulary index. */
record WordTable(Path file, List<double[]> vectors) {
  static WordTable of(Path file, PickleValue value) {
    return new WordTable(file, Rows.of(file.toString(), value));
  }

  /** Returns the vectors of the words of a sentence, which is a list of indices. */
  List<double[]> rows(String where, PickleValue sentence) {
    List<double[]> rows = new ArrayList<>();
    for (double index : indexes(where, sentence)) {
      if (!(index >= 0 && index < vectors.size() && index == Math.rint(index))) {
        throw new BadDataException(
            "%s: %s is not the number of a word; %s has %s"
                .formatted(where, index, file, vectors.size()));
      }
      rows.add(vectors.get((int) index));
    }
    return rows;
  }

  private static double[] indexes(String where, PickleValue sentence) {
    if (sentence.asArray().isPresent()) {
      return sentence
          .asArray()
          .get()
          .doubles(0, Math.toIntExact(sentence.asArray().get().elements()));
    }
    return sentence
        .asList()
        .orElseThrow(
            () ->
                new BadDataException(
                    "%s: expected numbers of words, found %s"
                        .formatted(where, sentence.description())))
        .items()
        .stream()
        .mapToDouble(
            item ->
                item.asNumber()
                    .orElseThrow(
                        () ->
                            new BadDataException(
                                "%s: expected the number of a word, found %s"
                                    .formatted(where, item.description()))))
        .toArray();
  }
}
