package org.mmlatch.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;

/**
 * The sentiment among a source's labels. One number a segment is taken for it; so is the first of
 * the seven that MOSEI has, where the others lie as its six emotions do. Anything else is refused
 * unless the user chooses a column.
 */
public final class SentimentLabels {
  private static final int MOSEI_COLUMNS = 7; // sentiment and six emotions
  private static final double LARGEST = 3;
  private static final int SHOWN = 8;

  private final LabelColumn choice;
  private final Notes notes;

  /**
   * Prepares to choose.
   *
   * @param notes are told what is chosen where there is a choice
   */
  public SentimentLabels(LabelColumn choice, Notes notes) {
    this.choice = choice;
    this.notes = notes;
  }

  /**
   * Returns one label for each of an array's first axis.
   *
   * @param key what the labels are called in the file
   * @throws BadDataException if they are no numbers, or none of their columns is known as sentiment
   */
  public double[] of(String where, String key, NdArray labels) {
    int segments = labels.shape().isEmpty() ? 1 : Math.toIntExact(labels.size(0));
    long columns = segments == 0 ? 1 : labels.elements() / segments;
    if (columns > 1 << 16) {
      throw refusal(where, key, labels.shape(), new double[0]);
    }
    double[] all = labels.doubles(0, Math.toIntExact(labels.elements()));
    double[][] rows = new double[segments][];
    for (int i = 0; i < segments; i++) {
      rows[i] = Arrays.copyOfRange(all, (int) (i * columns), (int) ((i + 1) * columns));
    }
    return of(where, key, labels.shape(), rows);
  }

  /**
   * Returns one label for each row.
   *
   * @param shape of the labels in the file, for errors
   * @throws BadDataException as above
   */
  public double[] of(String where, String key, List<Long> shape, double[][] rows) {
    int columns = rows.length == 0 ? 1 : rows[0].length;
    if (columns == 0 || Arrays.stream(rows).anyMatch(row -> row.length != columns)) {
      throw refusal(where, key, shape, rows[0]);
    }
    int column = columns == 1 ? only(where, key) : chosen(where, key, shape, rows);
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private int only(String where, String key) {
    choice
        .number()
        .filter(number -> number != 0)
        .ifPresent(
            number -> {
              throw new BadDataException(
                  "%s: '%s' has no column %s; it has one, number 0".formatted(where, key, number));
            });
    return 0;
  }

  private int chosen(String where, String key, List<Long> shape, double[][] rows) {
    int columns = rows[0].length;
    if (choice.number().isPresent()) {
      int column = choice.number().get();
      if (column >= columns) {
        throw new BadDataException(
            "%s: '%s' has no column %s; they are numbered 0 to %s"
                .formatted(where, key, column, columns - 1));
      }
      notes.with("label-column", column + " of " + columns);
      return column;
    }
    if (columns != MOSEI_COLUMNS || !isMosei(rows)) {
      throw refusal(where, key, shape, rows[0]);
    }
    notes.say(
        "label-column",
        "0 of 7",
        "the labels have 7 columns as MOSEI's have, sentiment and six emotions: sentiment is taken");
    return 0;
  }

  /** Sentiment may be negative; emotions are from 0 to 3, and not one of seven as classes are. */
  private static boolean isMosei(double[][] rows) {
    boolean oneHot = true;
    for (double[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        double least = column == 0 ? -LARGEST : 0;
        if (row[column] < least || row[column] > LARGEST) { // NaN is for the policy of labels
          return false;
        }
      }
      oneHot &= Arrays.stream(row).allMatch(x -> x == 0 || x == 1) && Arrays.stream(row).sum() == 1;
    }
    return !oneHot;
  }

  private static BadDataException refusal(
      String where, String key, List<Long> shape, double[] example) {
    String shown =
        Arrays.stream(example)
            .limit(SHOWN)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    List<Long> perSegment = new ArrayList<>(shape.subList(Math.min(1, shape.size()), shape.size()));
    return new BadDataException(
        "%s: '%s' has the shape %s, for example [%s%s]; expected one sentiment a segment, or MOSEI's"
                .formatted(where, key, shape, shown, example.length > SHOWN ? ", …" : "")
            + " seven labels, not %s. If one of them is sentiment, choose it with --label-column N,"
                .formatted(perSegment)
            + " counted from 0 over all of a segment's numbers");
  }
}
