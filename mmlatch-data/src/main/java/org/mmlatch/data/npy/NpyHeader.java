package org.mmlatch.data.npy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ColumnMajor;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;

/**
 * The header of a {@code .npy} file.
 *
 * @param order {@code True} for Fortran (column-major) order, otherwise {@code False}
 */
record NpyHeader(String where, ElementType type, String order, List<Long> shape) {
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  static NpyHeader parse(String where, String text) {
    List<Long> shape = shape(where, find(where, "a shape of whole numbers", SHAPE, text));
    ElementType type = ElementType.parse(where, find(where, "a type of elements", TYPE, text));
    if (type.kind() == ElementType.Kind.OBJECT) {
      throw new BadDataException(
          where + " holds Python objects; save numbers, or texts as array.astype(str)");
    }
    return new NpyHeader(where, type, find(where, "an order of elements", ORDER, text), shape);
  }

  /** Parses comma-separated sizes; a trailing comma is allowed. */
  private static List<Long> shape(String where, String text) {
    List<Long> sizes = new ArrayList<>();
    for (String size : text.isBlank() ? new String[0] : text.split(",")) {
      if (!NUMBER.matcher(size.strip()).matches()) {
        throw new BadDataException(
            "%s has the impossible shape (%s); it is damaged".formatted(where, text));
      }
      sizes.add(Long.parseLong(size.strip()));
    }
    return sizes;
  }

  NdArray array(Bytes elements) {
    return order.equals("True")
        ? ColumnMajor.array(where, type, shape, elements)
        : new NdArray(where, type, shape, elements);
  }

  private static String find(String where, String what, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new BadDataException(
          "%s has a header without %s; it is damaged".formatted(where, what));
    }
    return matcher.group(1);
  }
}
