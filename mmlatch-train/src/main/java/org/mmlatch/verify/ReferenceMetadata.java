package org.mmlatch.verify;

import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.tensor.SafetensorsFile;

/**
 * The metadata of a reference file. A missing or unknown value is an error that names the file, the
 * key and the expected values.
 *
 * @param file the reference file
 */
record ReferenceMetadata(SafetensorsFile file) {
  boolean has(String key) {
    return file.metadata().containsKey(key);
  }

  String getOrDefault(String key, String absent) {
    return file.metadata().getOrDefault(key, absent);
  }

  int number(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      throw unknown(key, "a whole number");
    }
  }

  double decimal(String key) {
    try {
      return Double.parseDouble(text(key));
    } catch (NumberFormatException e) {
      throw unknown(key, "a number");
    }
  }

  String text(String key) {
    String value = file.metadata().get(key);
    if (value == null) {
      throw bad(
          "metadata '%s' is missing; found %s"
              .formatted(key, new TreeSet<>(file.metadata().keySet())));
    }
    return value;
  }

  BadDataException unknown(String key, String expected) {
    return bad(
        "metadata '%s' is '%s'; expected %s".formatted(key, file.metadata().get(key), expected));
  }

  BadDataException bad(String message) {
    return new BadDataException(file.path() + ": " + message);
  }
}
