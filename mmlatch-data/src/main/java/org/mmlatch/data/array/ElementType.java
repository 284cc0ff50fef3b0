package org.mmlatch.data.array;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.BadDataException;

/**
 * The element type of a NumPy array, such as {@code <f4}, {@code |S16} or {@code <U5}.
 *
 * @param kind kind of element
 * @param bytes size of an element in bytes, at least 1
 * @param order byte order
 */
public record ElementType(Kind kind, int bytes, ByteOrder order) {
  private static final Pattern NAME = Pattern.compile("([<>|=]?)([a-zA-Z])(\\d{0,9})");
  private static final int MOST_CHARACTERS = 1 << 24;
  private static final int BYTES_PER_CHARACTER = 4; // NumPy stores UTF-32

  /** The kind of an element. */
  public enum Kind {
    /** IEEE 754 floating point. */
    FLOAT("f", 2, 8),
    /** Signed integer. */
    INTEGER("i", 1, 8),
    /** Unsigned integer. */
    UNSIGNED("u", 1, 4),
    /** Boolean. */
    BOOLEAN("b", 1, 1),
    /** Fixed-length bytes, decoded as UTF-8 text. */
    BYTES("S", 0, 0),
    /** Fixed-length UTF-32 text. */
    TEXT("U", 0, 0),
    /** Python objects. */
    OBJECT("O", 0, 0);

    private final String letter;
    private final int smallest; // size of a number in bytes, 0 if not numeric
    private final int largest;

    Kind(String letter, int smallest, int largest) {
      this.letter = letter;
      this.smallest = smallest;
      this.largest = largest;
    }

    /** Returns whether elements are numbers. */
    public boolean numeric() {
      return largest > 0;
    }

    private boolean hasSize(int bytes) {
      return Integer.bitCount(bytes) == 1 && bytes >= smallest && bytes <= largest;
    }

    private static Optional<Kind> of(String letter) {
      for (Kind kind : values()) {
        if (kind.letter.equals(letter)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Parses NumPy's name of a type.
   *
   * @param where names file and position in errors
   * @throws BadDataException if the type is not supported
   */
  public static ElementType parse(String where, String name) {
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches()) {
      Optional<Kind> kind = Kind.of(matcher.group(2));
      int size = matcher.group(3).isEmpty() ? 1 : Integer.parseInt(matcher.group(3));
      if (kind.isPresent() && valid(kind.get(), size)) {
        int bytes = kind.get() == Kind.TEXT ? size * BYTES_PER_CHARACTER : size;
        return new ElementType(kind.get(), bytes, order(matcher.group(1)));
      }
    }
    throw new BadDataException(
        "%s: elements are of type '%s'; expected real numbers, texts or objects"
            .formatted(where, name));
  }

  /** Returns the same type with the byte order of NumPy's {@code <}, {@code >}, {@code |}. */
  public ElementType withOrder(String sign) {
    return new ElementType(kind, bytes, order(sign));
  }

  private static boolean valid(Kind kind, int size) {
    return kind.numeric() ? kind.hasSize(size) : size >= 1 && size <= MOST_CHARACTERS;
  }

  private static ByteOrder order(String sign) {
    return Map.of(">", ByteOrder.BIG_ENDIAN).getOrDefault(sign, ByteOrder.LITTLE_ENDIAN);
  }
}
