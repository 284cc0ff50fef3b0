package org.mmlatch.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A column of a corpus's labels: what a model can be trained to predict. Labels are stored raw, so
 * that one corpus serves presence and intensity alike; NaN is a segment that is not labelled.
 *
 * @param name unique within the corpus
 * @param low the smallest label
 * @param high the largest label
 * @param classes names of the classes by their numbers from 0; empty unless labels are classes
 */
public record Target(String name, Kind kind, double low, double high, List<String> classes) {
  /** What the labels of a column are. */
  public enum Kind {
    /** A number within a range, negative ones possibly included. */
    REAL,
    /** An intensity from 0, which is absence; only 0 and 1 where intensities are not known. */
    PRESENCE,
    /** The number of one class among several. */
    CLASS;

    /** Returns the name used in files and on the command line. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of that name, if there is one. */
    public static Optional<Kind> find(String key) {
      return List.of(values()).stream().filter(kind -> kind.key().equals(key)).findFirst();
    }
  }

  /** The sentiment of CMU-MOSI and CMU-MOSEI, all that a corpus of format 1 has. */
  public static final Target SENTIMENT = real("sentiment", -3, 3);

  /**
   * Creates a target.
   *
   * @throws IllegalArgumentException if the name or a class is blank, a class occurs twice, there
   *     are fewer than two classes or any where labels are no classes, or the range is empty, not
   *     finite or, of presences and classes, not from 0
   */
  public Target {
    classes = List.copyOf(classes);
    requireName(name);
    classes.forEach(Target::requireName);
    require(new HashSet<>(classes).size() == classes.size(), "a class occurs twice: " + classes);
    require(
        kind == Kind.CLASS ? classes.size() >= 2 : classes.isEmpty(),
        "%s classes of a target that is %s".formatted(classes.size(), kind.key()));
    require(
        low < high && Double.isFinite(low) && Double.isFinite(high),
        "the range [%s, %s]".formatted(low, high));
    require(kind == Kind.REAL || low == 0, "the range of what is present begins with 0: " + low);
    require(kind != Kind.CLASS || high == classes.size() - 1, "as many numbers as classes");
  }

  /** Returns a target whose labels are any numbers from {@code low} to {@code high}. */
  public static Target real(String name, double low, double high) {
    return new Target(name, Kind.REAL, low, high, List.of());
  }

  /**
   * Returns a target that is present with an intensity up to {@code high}, or absent: 0.
   *
   * @param high 3 for the emotions of MOSEI, 1 where only presence is known
   */
  public static Target presence(String name, double high) {
    return new Target(name, Kind.PRESENCE, 0, high, List.of());
  }

  /** Returns a target whose labels are classes, each stored as its place among {@code classes}. */
  public static Target classes(String name, List<String> classes) {
    return new Target(name, Kind.CLASS, 0, classes.size() - 1.0, classes);
  }

  /** Returns the first of several targets that is a real number, if one is. */
  public static OptionalInt firstReal(List<Target> targets) {
    return IntStream.range(0, targets.size())
        .filter(i -> targets.get(i).kind() == Kind.REAL)
        .findFirst();
  }

  /** Returns whether a label can be one of this target; NaN, which is none, cannot. */
  public boolean allows(double label) {
    return (float) label >= (float) low // as labels are stored: 0.7 lies in [0, 0.7]
        && (float) label <= (float) high
        && (kind != Kind.CLASS || label == Math.rint(label));
  }

  /** Returns kind and range or classes in one text, for example {@code presence:3}. */
  public String specification() {
    return kind.key()
        + ":"
        + switch (kind) {
          case REAL -> text(low) + ".." + text(high);
          case PRESENCE -> text(high);
          case CLASS -> String.join("|", classes);
        };
  }

  private static String text(double number) {
    return DecimalText.of(number).toPlainString();
  }

  /** Returns what labels must be, for example {@code lie in [-3, 3]}. */
  public String rule() {
    return kind == Kind.CLASS
        ? "be the number of one of the classes " + classes
        : "lie in [%s, %s]".formatted(DecimalText.of(low), DecimalText.of(high));
  }

  private static void requireName(String name) {
    require(
        !name.isBlank()
            && name.equals(name.strip())
            && name.codePoints().noneMatch(Character::isISOControl),
        "'"
            + name
            + "' is not a valid name: it is blank, begins or ends with a space, or has control characters");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
