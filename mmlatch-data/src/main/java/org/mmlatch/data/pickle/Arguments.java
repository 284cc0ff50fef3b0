package org.mmlatch.data.pickle;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.Sizes;

/**
 * The arguments of a call in a pickle, with typed accessors. A missing or ill-typed argument is an
 * error.
 */
final class Arguments {
  private final PickleInput input;
  private final String receiver;
  private final PickleList values;

  Arguments(PickleInput input, String receiver, PickleList values) {
    this.input = input;
    this.receiver = receiver;
    this.values = values;
  }

  String text(int index) {
    return get(index, "a text", PickleValue::asText);
  }

  PickleList list(int index) {
    return get(index, "a list", PickleValue::asList);
  }

  long whole(int index) {
    return get(index, "an integer", Arguments::asWhole);
  }

  Bytes bytes(int index) {
    return get(index, "bytes", Arguments::asBytes);
  }

  ElementType type(int index) {
    return get(
        index,
        "a type of elements",
        value ->
            value instanceof PickleValue.Type type ? Optional.of(type.value()) : Optional.empty());
  }

  List<Long> shape(int index) {
    PickleList sizes = list(index);
    if (sizes.size() > Sizes.MOST_AXES) {
      throw error(index, "at most " + Sizes.MOST_AXES + " axes", String.valueOf(sizes.size()));
    }
    return sizes.items().stream().map(size -> require(size, index)).toList();
  }

  boolean isNothing(int index) {
    return index >= values.size() || values.get(index) instanceof PickleValue.Nothing;
  }

  private long require(PickleValue size, int index) {
    return asWhole(size).orElseThrow(() -> error(index, "integers", size.description()));
  }

  private static Optional<Long> asWhole(PickleValue value) {
    return value instanceof PickleValue.Whole whole ? Optional.of(whole.value()) : Optional.empty();
  }

  private static Optional<Bytes> asBytes(PickleValue value) {
    return value instanceof PickleValue.Binary binary
        ? Optional.of(binary.value())
        : Optional.empty();
  }

  private <T> T get(int index, String expected, Function<PickleValue, Optional<T>> convert) {
    if (index >= values.size()) {
      throw error(index, expected, "nothing");
    }
    PickleValue value = values.get(index);
    return convert.apply(value).orElseThrow(() -> error(index, expected, value.description()));
  }

  private RuntimeException error(int index, String expected, String found) {
    return input.error(
        "%s: expected %s as argument %s, found %s".formatted(receiver, expected, index, found));
  }
}
