package org.mmlatch.data.pickle;

import java.util.Optional;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.Names;

/** A value in a pickle. */
public sealed interface PickleValue {
  /** Returns a description for errors, for example {@code a text}. */
  String description();

  /** Returns this as text, if it is a text, UTF-8 bytes or an array of a single text. */
  default Optional<String> asText() {
    return Optional.empty();
  }

  /** Returns this as a number, if it is a number or an array of a single number. */
  default Optional<Double> asNumber() {
    return Optional.empty();
  }

  /** Returns this as an array of numbers or texts, if it is one. */
  default Optional<NdArray> asArray() {
    return Optional.empty();
  }

  /** Returns this as a list, if it is a list, a tuple, a set or an array of objects. */
  default Optional<PickleList> asList() {
    return Optional.empty();
  }

  /** Returns this as a dictionary, if it is one. */
  default Optional<PickleDictionary> asDictionary() {
    return Optional.empty();
  }

  /** A text. */
  record Text(String value) implements PickleValue {
    @Override
    public String description() {
      return "a text";
    }

    @Override
    public Optional<String> asText() {
      return Optional.of(value);
    }
  }

  /** Bytes, or a Python 2 string. */
  record Binary(Bytes value) implements PickleValue {
    private static final int LONGEST_TEXT = 1 << 20;

    @Override
    public String description() {
      return asText().isPresent()
          ? "bytes"
          : "bytes that are not UTF-8 text; if they are text, load it in Python with"
              + " pickle.load(file, encoding='cp1252') and save it again";
    }

    @Override
    public Optional<String> asText() {
      return value.length() <= LONGEST_TEXT ? value.text() : Optional.empty();
    }
  }

  /** An integer or a boolean. */
  record Whole(long value) implements PickleValue {
    @Override
    public String description() {
      return "the number " + value;
    }

    @Override
    public Optional<Double> asNumber() {
      return Optional.of((double) value);
    }
  }

  /** A floating-point number. */
  record Real(double value) implements PickleValue {
    @Override
    public String description() {
      return "the number " + value;
    }

    @Override
    public Optional<Double> asNumber() {
      return Optional.of(value);
    }
  }

  /** Python's {@code None}. */
  record Nothing() implements PickleValue {
    @Override
    public String description() {
      return "None";
    }
  }

  /** A NumPy array or scalar of numbers or texts. */
  record Array(NdArray value) implements PickleValue {
    @Override
    public String description() {
      return "an array of shape " + value.shape();
    }

    @Override
    public Optional<String> asText() {
      return value.elements() == 1 && !value.type().kind().numeric()
          ? Optional.of(value.text(0))
          : Optional.empty();
    }

    @Override
    public Optional<Double> asNumber() {
      return value.elements() == 1 && value.type().kind().numeric()
          ? Optional.of(value.number(0))
          : Optional.empty();
    }

    @Override
    public Optional<NdArray> asArray() {
      return Optional.of(value);
    }
  }

  /** A list, tuple, set or array of objects; these are not distinguished. */
  record Items(PickleList value) implements PickleValue {
    @Override
    public String description() {
      return "a list of " + value.size();
    }

    @Override
    public Optional<PickleList> asList() {
      return Optional.of(value);
    }
  }

  /** A dictionary. */
  record Entries(PickleDictionary value) implements PickleValue {
    @Override
    public String description() {
      return "a dictionary of " + Names.some(value.names());
    }

    @Override
    public Optional<PickleDictionary> asDictionary() {
      return Optional.of(value);
    }
  }

  /** An array created by {@code _reconstruct} whose contents are set by a later {@code BUILD}. */
  final class Unfinished implements PickleValue {
    private Optional<PickleValue> contents = Optional.empty();

    Unfinished() {}

    void fill(PickleValue value) {
      contents = Optional.of(value);
    }

    @Override
    public String description() {
      return contents.map(PickleValue::description).orElse("an array without contents");
    }

    @Override
    public Optional<String> asText() {
      return contents.flatMap(PickleValue::asText);
    }

    @Override
    public Optional<Double> asNumber() {
      return contents.flatMap(PickleValue::asNumber);
    }

    @Override
    public Optional<NdArray> asArray() {
      return contents.flatMap(PickleValue::asArray);
    }

    @Override
    public Optional<PickleList> asList() {
      return contents.flatMap(PickleValue::asList);
    }
  }

  /** A reference to one of the known functions and types. */
  record Name(KnownName value) implements PickleValue {
    @Override
    public String description() {
      return "the name " + value;
    }
  }

  /** The element type of an array. */
  final class Type implements PickleValue {
    private ElementType value;

    Type(ElementType value) {
      this.value = value;
    }

    ElementType value() {
      return value;
    }

    void setOrder(String sign) {
      value = value.withOrder(sign);
    }

    @Override
    public String description() {
      return "a type of elements";
    }
  }
}
