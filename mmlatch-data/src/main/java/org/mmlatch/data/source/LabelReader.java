package org.mmlatch.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Target;
import org.mmlatch.data.array.NdArray;

/**
 * Interprets a source's label columns. The user's declaration takes precedence, then the names in
 * the source, then the shape: one number per segment is the sentiment; seven numbers in the ranges
 * of MOSEI's sentiment and six emotions are those; four one-hot pairs (absent, present) are
 * IEMOCAP's emotions as in MulT. Anything else is an error.
 */
public final class LabelReader {
  private static final int SHOWN = 8;
  private static final String NUMBER = "[-+]?(\\d{1,9}(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?";
  private static final int MOST_COLUMNS = 1 << 16;
  private static final int MOST_LABELS = 1 << 26;
  private static final double NEARLY_ALL = 0.9; // share of segments in range
  private static final double SUM_TOLERANCE = 1e-4;
  private static final List<TargetColumn> IEMOCAP =
      List.of("neutral", "happy", "sad", "angry").stream()
          .map(name -> TargetColumn.known(Target.presence(name, 1)))
          .toList();

  private final Reading reading;
  private final Notes notes;
  private final Optional<String> presence;
  private List<TargetColumn> columns = List.of();

  private LabelReader(Reading reading, Notes notes, Optional<String> presence) {
    this.reading = reading;
    this.notes = notes;
    this.presence = presence;
  }

  /**
   * Creates a reader for the labels of one source.
   *
   * @param notes receives the interpretations chosen
   */
  public LabelReader(Reading reading, Notes notes) {
    this(reading, notes, Optional.empty());
  }

  /**
   * Returns a reader that interprets a single number per segment as a presence if all numbers are 0
   * and 1, or all are -1 and 1.
   *
   * @param name name of the presence target
   */
  public LabelReader ofPresence(String name) {
    return new LabelReader(reading, notes, Optional.of(name));
  }

  /** Returns the columns of the labels read so far. */
  public List<TargetColumn> columns() {
    return columns;
  }

  /**
   * Returns the labels of an array whose first axis is the segment.
   *
   * @param key name of the labels in the file
   * @throws BadDataException if the columns cannot be interpreted
   */
  public LabelTable of(String where, String key, NdArray labels) {
    return of(where, key, labels, List.of());
  }

  /**
   * Returns the labels of an array whose first axis is the segment, with named columns.
   *
   * @param named the columns as named by the source; empty if it does not name them
   */
  public LabelTable of(String where, String key, NdArray labels, List<TargetColumn> named) {
    int segments = labels.shape().isEmpty() ? 1 : Math.toIntExact(labels.size(0));
    long width = segments == 0 ? 1 : labels.elements() / segments;
    if (width > MOST_COLUMNS || labels.elements() > MOST_LABELS) {
      throw refusal(where, key, labels.shape(), new double[0]);
    }
    Optional<double[]> written =
        labels.type().kind().numeric() || !reading.labels().isEmpty() || !named.isEmpty()
            ? Optional.empty()
            : numbersInTexts(labels);
    if (!labels.type().kind().numeric() && written.isEmpty()) {
      return texts(where, key, labels, named);
    }
    double[] all = written.orElseGet(() -> labels.doubles(0, Math.toIntExact(labels.elements())));
    double[][] rows = new double[segments][];
    for (int i = 0; i < segments; i++) {
      rows[i] = Arrays.copyOfRange(all, (int) (i * width), (int) ((i + 1) * width));
    }
    return of(where, key, labels.shape(), rows, named);
  }

  /**
   * Returns the labels of rows of numbers.
   *
   * @param shape shape of the labels in the file, for error messages
   * @param named the columns as named by the source; empty if it does not name them
   * @throws BadDataException if the columns cannot be interpreted
   */
  public LabelTable of(
      String where, String key, List<Long> shape, double[][] rows, List<TargetColumn> named) {
    int width = rows.length == 0 ? 1 : rows[0].length;
    if (width == 0 || Arrays.stream(rows).anyMatch(row -> row.length != width)) {
      throw refusal(where, key, shape, rows[0]);
    }
    if (rows.length == 0) {
      return new LabelTable(columns, List.of());
    }
    if (!reading.labels().isEmpty()) {
      return told(where, key, shape, rows, reading.labels(), "--labels says");
    }
    if (reading.column().isChosen() && width > 1) {
      return chosen(where, key, rows);
    }
    if (!named.isEmpty()) {
      return told(where, key, shape, rows, named, "the source names");
    }
    return width == 1 ? only(where, key, rows) : recognised(where, key, shape, rows);
  }

  /**
   * Parses labels stored as text. Empty if one is not a number, or if all are non-negative
   * integers, which are taken as class names.
   */
  private static Optional<double[]> numbersInTexts(NdArray labels) {
    double[] numbers = new double[(int) labels.elements()];
    boolean classes = true;
    for (int i = 0; i < numbers.length; i++) {
      String text = labels.text(i).strip();
      if (!text.matches(NUMBER)) {
        return Optional.empty();
      }
      numbers[i] = Double.parseDouble(text);
      classes &= numbers[i] >= 0 && numbers[i] == Math.rint(numbers[i]);
    }
    return classes ? Optional.empty() : Optional.of(numbers);
  }

  private LabelTable texts(String where, String key, NdArray labels, List<TargetColumn> named) {
    List<TargetColumn> said = reading.labels().isEmpty() ? named : reading.labels();
    if (labels.elements() != labels.size(0) || said.size() > 1) {
      throw refusal(where, key, labels.shape(), new double[0]);
    }
    TargetColumn column =
        said.isEmpty() ? TargetColumn.ofKind(key, Target.Kind.CLASS) : said.get(0);
    return table(
        where,
        key,
        new LabelTable(
            List.of(column),
            IntStream.range(0, (int) labels.elements())
                .mapToObj(i -> List.of(RawLabel.of(labels.text(i))))
                .toList()));
  }

  /**
   * Returns labels for declared columns. A one-hot pair per column is (absent, present); a one-hot
   * row is the class of a single {@code CLASS} target with as many classes.
   */
  private LabelTable told(
      String where,
      String key,
      List<Long> shape,
      double[][] rows,
      List<TargetColumn> said,
      String who) {
    if (said.size() == rows[0].length) {
      return table(where, key, LabelTable.of(said, rows));
    }
    if (arePairs(shape, said.size()) && areOneHot(rows)) {
      return table(where, key, LabelTable.of(said, seconds(rows)));
    }
    if (said.size() == 1 && isClassOf(said.get(0), rows[0].length) && haveSingleOnes(rows)) {
      return table(where, key, LabelTable.of(said, classes(rows)));
    }
    throw new BadDataException(
        "%s: '%s' has the shape %s, %s numbers a segment, but %s %s: %s"
            .formatted(
                where,
                key,
                shape,
                rows[0].length,
                who,
                said.size(),
                said.stream().map(TargetColumn::name).toList()));
  }

  private static boolean isClassOf(TargetColumn column, int classes) {
    return column.kind().equals(Optional.of(Target.Kind.CLASS))
        && column.target().map(target -> target.classes().size() == classes).orElse(true);
  }

  private static boolean haveSingleOnes(double[][] rows) {
    return Arrays.stream(rows)
        .allMatch(
            row ->
                Arrays.stream(row).allMatch(x -> x == 0 || x == 1)
                    && Arrays.stream(row).sum() == 1);
  }

  private static double[][] classes(double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> IntStream.range(0, row.length).filter(i -> row[i] == 1).findFirst())
        .map(one -> new double[] {one.orElseThrow()})
        .toArray(double[][]::new);
  }

  private LabelTable only(String where, String key, double[][] rows) {
    reading
        .column()
        .number()
        .filter(number -> number != 0)
        .ifPresent(
            number -> {
              throw new BadDataException(
                  "%s: '%s' has no column %s; it has one, number 0".formatted(where, key, number));
            });
    boolean present = presence.isPresent() && !reading.column().isChosen() && areBinary(rows);
    return table(
        where,
        key,
        LabelTable.of(List.of(present ? presenceColumn() : TargetColumn.SENTIMENT), rows));
  }

  private TargetColumn presenceColumn() {
    String name = presence.orElseThrow();
    notes.say("labels", name, "labels are yes or no and are used as the presence of " + name);
    return TargetColumn.known(Target.presence(name, 1));
  }

  private LabelTable chosen(String where, String key, double[][] rows) {
    int width = rows[0].length;
    int column = reading.column().number().orElse(-1);
    if (column < 0 || column >= width) {
      throw new BadDataException(
          "%s: '%s' has no column %s; they are numbered 0 to %s"
              .formatted(where, key, reading.column().name().orElseThrow(), width - 1));
    }
    notes.with("label-column", column + " of " + width);
    double[][] one =
        Arrays.stream(rows).map(row -> new double[] {row[column]}).toArray(double[][]::new);
    return table(where, key, LabelTable.of(List.of(TargetColumn.SENTIMENT), one));
  }

  private LabelTable recognised(String where, String key, List<Long> shape, double[][] rows) {
    if (rows[0].length == TargetColumn.mosei().size() && areMosei(rows)) {
      say("the labels have 7 columns, as in MOSEI: sentiment and six emotions", "mosei");
      return table(where, key, LabelTable.of(TargetColumn.mosei(), rows));
    }
    if (arePairs(shape, IEMOCAP.size()) && areOneHot(rows)) {
      say("the labels are four pairs, as in IEMOCAP: neutral, happy, sad, angry", "iemocap");
      return table(where, key, LabelTable.of(IEMOCAP, seconds(rows)));
    }
    throw refusal(where, key, shape, rows[0]);
  }

  private void say(String sentence, String value) {
    notes.say("labels", value, sentence);
  }

  private LabelTable table(String where, String key, LabelTable table) {
    if (!columns.isEmpty() && !columns.equals(table.columns())) {
      throw new BadDataException(
          "%s: '%s' is %s, but other splits have %s"
              .formatted(where, key, names(table.columns()), names(columns)));
    }
    columns = table.columns();
    return table;
  }

  private static List<String> names(List<TargetColumn> columns) {
    return columns.stream().map(TargetColumn::name).toList();
  }

  private static boolean arePairs(List<Long> shape, int targets) {
    return shape.size() == 3 && shape.get(1) == targets && shape.get(2) == 2;
  }

  /** Returns whether each row consists of pairs (0, 1) or (1, 0). */
  private static boolean areOneHot(double[][] rows) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i += 2) {
        boolean one = row[i] == 0 && row[i + 1] == 1;
        if (!one && !(row[i] == 1 && row[i + 1] == 0)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the second number of each pair, which is 1 if the emotion is present. */
  private static double[][] seconds(double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> IntStream.range(0, row.length / 2).mapToDouble(i -> row[2 * i + 1]).toArray())
        .toArray(double[][]::new);
  }

  private static boolean areBinary(double[][] rows) {
    boolean signs = Arrays.stream(rows).allMatch(row -> Math.abs(row[0]) == 1);
    return signs || Arrays.stream(rows).allMatch(row -> row[0] == 0 || row[0] == 1);
  }

  /**
   * Returns whether rows of seven look like MOSEI's labels: at least {@link #NEARLY_ALL} of the
   * segments are in the targets' ranges (NaN counts as in range), and the rows are not class
   * distributions that sum to 1. The label policy of the import handles the remaining segments.
   */
  private static boolean areMosei(double[][] rows) {
    List<TargetColumn> mosei = TargetColumn.mosei();
    long inRange =
        Arrays.stream(rows)
            .filter(
                row ->
                    IntStream.range(0, row.length)
                        .allMatch(
                            i ->
                                Double.isNaN(row[i])
                                    || mosei.get(i).target().orElseThrow().allows(row[i])))
            .count();
    boolean distribution =
        Arrays.stream(rows)
            .allMatch(
                row -> row[0] >= 0 && Math.abs(Arrays.stream(row).sum() - 1) <= SUM_TOLERANCE);
    return inRange >= NEARLY_ALL * rows.length && !distribution;
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
        "%s: '%s' has the shape %s, for example [%s%s]; expected one sentiment per segment, MOSEI's"
                .formatted(where, key, shape, shown, example.length > SHOWN ? ", …" : "")
            + " seven labels or IEMOCAP's four pairs, not %s. If one of them is sentiment, choose"
                .formatted(perSegment)
            + " it with --label-column N, counted from 0 over all of a segment's numbers; or declare"
            + " all of them with --labels NAME:KIND,…");
  }
}
