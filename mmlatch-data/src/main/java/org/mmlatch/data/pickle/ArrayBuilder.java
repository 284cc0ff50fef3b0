package org.mmlatch.data.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ColumnMajor;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.array.Sizes;

/**
 * Builds NumPy arrays, scalars and element types, and the dictionaries and sets that Python pickles
 * by name.
 */
final class ArrayBuilder {
  private static final int LARGEST_BYTE = 255;
  private static final long ARRAY = 160; // estimated bytes of an array without its elements
  private static final long GROUP = 96; // estimated bytes of a list with one item

  private final PickleInput input;

  ArrayBuilder(PickleInput input) {
    this.input = input;
  }

  PickleValue make(KnownName name, PickleList arguments) {
    Arguments given = new Arguments(input, name.name(), arguments);
    return switch (name) {
      case RECONSTRUCT -> new PickleValue.Unfinished();
      case DTYPE -> new PickleValue.Type(ElementType.parse(where(), given.text(0)));
      case SCALAR -> scalar(given);
      case FROM_BUFFER ->
          array(given.type(1), given.shape(2), given.bytes(0), given.text(3).equals("F") ? 1 : 0);
      case ENCODE -> encoded(given.text(0));
      case NO_BYTES -> new PickleValue.Binary(Bytes.of(new byte[0]));
      case ORDERED_DICTIONARY -> dictionary(given.isNothing(0) ? List.of() : given.list(0).items());
      case DEFAULT_DICTIONARY -> dictionary(List.of());
      case SET, FROZEN_SET -> given.isNothing(0) ? items(List.of()) : items(given.list(0).items());
      case NDARRAY -> throw input.error("an array is made without its contents");
      case LIST, DICTIONARY, INTEGER, REAL -> throw input.error("calls " + name + "; refused");
    };
  }

  /** Executes {@code BUILD}: sets the contents of an array or the byte order of a type. */
  void setState(PickleValue target, PickleList state) {
    Arguments given = new Arguments(input, "BUILD", state);
    if (target instanceof PickleValue.Type type) {
      if (!given.isNothing(3)) {
        throw input.error("an array has elements of several fields; save each as an array");
      }
      type.setOrder(given.text(1));
    } else if (target instanceof PickleValue.Unfinished array) {
      ElementType type = given.type(2);
      array.fill(
          type.kind() == ElementType.Kind.OBJECT
              ? objects(given.shape(1), given.list(4))
              : array(type, given.shape(1), given.bytes(4), given.whole(3)));
    } else {
      throw input.error("sets the state of " + target.description() + "; refused");
    }
  }

  /**
   * Makes a dictionary of the given pairs, with which Python 2 writes an ordered dictionary. Other
   * versions pass no pairs and add the entries later.
   */
  private PickleValue dictionary(List<PickleValue> pairs) {
    input.spend(PickleStack.DICTIONARY + (long) PickleStack.ENTRY * pairs.size());
    PickleDictionary dictionary = new PickleDictionary();
    for (PickleValue pair : pairs) {
      PickleList both =
          pair.asList()
              .filter(list -> list.size() == 2)
              .orElseThrow(
                  () -> input.error("expected a key and a value, found " + pair.description()));
      dictionary.put(both.get(0), both.get(1));
    }
    return new PickleValue.Entries(dictionary);
  }

  private PickleValue items(List<PickleValue> items) {
    input.spend(PickleStack.LIST + (long) PickleStack.REFERENCE * items.size());
    return new PickleValue.Items(new PickleList(items));
  }

  private PickleValue encoded(String text) {
    input.spend(text.length());
    if (text.chars().anyMatch(character -> character > LARGEST_BYTE)) {
      throw input.error("a text that is to be bytes has characters beyond Latin-1");
    }
    return new PickleValue.Binary(Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private PickleValue scalar(Arguments given) {
    return array(given.type(0), List.of(), given.bytes(1), 0);
  }

  private PickleValue array(ElementType type, List<Long> shape, Bytes bytes, long columnMajor) {
    input.spend(ARRAY + (columnMajor == 0 ? 0 : bytes.length()));
    return new PickleValue.Array(
        columnMajor == 0
            ? new NdArray(where(), type, shape, bytes)
            : ColumnMajor.array(where(), type, shape, bytes));
  }

  /** Nests the objects of an array according to its shape. */
  private PickleValue objects(List<Long> shape, PickleList flat) {
    if (Sizes.product(where(), shape, 1) != flat.size()) {
      throw input.error("an array of shape %s holds %s objects".formatted(shape, flat.size()));
    }
    input.spend(GROUP + (long) PickleStack.REFERENCE * flat.size());
    List<PickleValue> level = flat.items();
    for (int axis = shape.size() - 1; axis > 0 && !level.isEmpty(); axis--) {
      input.spend(GROUP * level.size());
      level = grouped(level, shape.get(axis).intValue());
    }
    return new PickleValue.Items(new PickleList(level));
  }

  private static List<PickleValue> grouped(List<PickleValue> items, int size) {
    List<PickleValue> groups = new ArrayList<>();
    for (int start = 0; start < items.size(); start += size) {
      groups.add(new PickleValue.Items(new PickleList(items.subList(start, start + size))));
    }
    return groups;
  }

  private String where() {
    return input.where();
  }
}
