package org.mmlatch.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A label column of a corpus: something a model can be trained to predict. Labels are stored as in
 * the source, so one corpus serves both presence and intensity. NaN marks a segment that is not
 * labelled.
 *
 * @param name unique within the corpus
 * @param low the smallest label
 * @param high the largest label
 * @param classes class names in the order of their indices from 0; empty unless {@link Kind#CLASS}
 */
public record Target(String name, Kind kind, double low, double high, List<String> classes) {
  /** What the labels of a target are. */
  public enum Kind {
    /** A real number in [low, high], possibly negative. */
    REAL,
    /** An intensity from 0 (absent) to high; only 0 and 1 where intensities are not known. */
    PRESENCE,
    /** The index of one of several classes. */
    CLASS;

    /** Returns the name used in files and on the command line. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with the given name, if there is one. */
    public static Optional<Kind> find(String key) {
      return List.of(values()).stream().filter(kind -> kind.key().equals(key)).findFirst();
    }
  }

  /** The sentiment of CMU-MOSI and CMU-MOSEI, in [-3, 3]: the only target of format 1. */
  public static final Target SENTIMENT = real("sentiment", -3, 3);

  /**
   * Creates a target.
   *
   * @throws IllegalArgumentException if a name is blank, has surrounding white space or control
   *     characters; a class occurs twice; a {@link Kind#CLASS} target has fewer than two classes or
   *     another kind has any; or the range is empty, not finite or, unless {@link Kind#REAL}, does
   *     not start at 0
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

  /** Returns a target whose labels are real numbers in [{@code low}, {@code high}]. */
  public static Target real(String name, double low, double high) {
    return new Target(name, Kind.REAL, low, high, List.of());
  }

  /**
   * Returns a target whose labels are 0 for absent, or an intensity up to {@code high}.
   *
   * @param high 3 for the emotions of MOSEI, 1 where only presence is known
   */
  public static Target presence(String name, double high) {
    return new Target(name, Kind.PRESENCE, 0, high, List.of());
  }

  /** Returns a target whose labels are indices into {@code classes}. */
  public static Target classes(String name, List<String> classes) {
    return new Target(name, Kind.CLASS, 0, classes.size() - 1.0, classes);
  }

  /** Returns the index of the first {@link Kind#REAL} target, if there is one. */
  public static OptionalInt firstReal(List<Target> targets) {
    return IntStream.range(0, targets.size())
        .filter(i -> targets.get(i).kind() == Kind.REAL)
        .findFirst();
  }

  /** Returns whether a label is valid for this target; NaN is not. */
  public boolean allows(double label) {
    return (float) label >= (float) low // compared as floats, as stored: 0.7f is in [0, 0.7]
        && (float) label <= (float) high
        && (kind != Kind.CLASS || label == Math.rint(label));
  }

  /** Returns the kind with its range or classes as text, for example {@code presence:3}. */
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

  /** Returns the condition on labels for error messages, for example {@code lie in [-3, 3]}. */
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
