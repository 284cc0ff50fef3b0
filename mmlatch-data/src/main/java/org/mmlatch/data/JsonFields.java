package org.mmlatch.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Utf8;

/**
 * A JSON object with typed accessors. A missing or ill-typed field throws a {@link
 * BadDataException} that names the file and the field.
 */
final class JsonFields {
  private final Path file;
  private final String where; // path of the object within the file, empty or ending in a separator
  private final JsonObject object;

  private JsonFields(Path file, String where, JsonObject object) {
    this.file = file;
    this.where = where;
    this.object = object;
  }

  /** Reads a file that contains one JSON object. */
  static JsonFields read(Path file) {
    return parse(file, "", Utf8.read(file));
  }

  /** Parses an object from {@code json}, which was read from {@code file} at {@code where}. */
  static JsonFields parse(Path file, String where, String json) {
    try {
      String prefix = where.isEmpty() ? "" : where + ": ";
      return new JsonFields(file, prefix, StrictJson.parse(json).getAsJsonObject());
    } catch (StrictJson.DuplicateNameException e) {
      throw new BadDataException(place(file, where) + " has the name '" + e.name() + "' twice", e);
    } catch (JsonParseException | IllegalStateException e) {
      throw new BadDataException(place(file, where) + " is not a JSON object", e);
    }
  }

  private static String place(Path file, String where) {
    return file + (where.isEmpty() ? "" : ", " + where);
  }

  Set<String> names() {
    return object.keySet();
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonFields object(String name) {
    return new JsonFields(
        file, where + name + ".", get(name, "an object", JsonElement::getAsJsonObject));
  }

  String text(String name) {
    return get(name, "a text", JsonFields::asText);
  }

  long integer(String name) {
    return get(name, "an integer", value -> value.getAsBigDecimal().longValueExact());
  }

  int size(String name) {
    return get(name, "a whole number from 0 to 2^31 - 1", JsonFields::asSize);
  }

  List<String> texts(String name) {
    return list(name, "an array of texts", JsonFields::asText);
  }

  List<Double> numbers(String name) {
    return list(name, "an array of numbers", JsonElement::getAsDouble);
  }

  List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonObject element : list(name, "an array of objects", JsonElement::getAsJsonObject)) {
      String path = where + name + "[" + objects.size() + "].";
      objects.add(new JsonFields(file, path, element));
    }
    return objects;
  }

  /** Returns an error about one of this object's fields. */
  BadDataException error(String name, String problem) {
    return new BadDataException("%s: %s%s %s".formatted(file, where, name, problem));
  }

  private static String asText(JsonElement value) {
    if (!value.getAsJsonPrimitive().isString()) {
      throw new IllegalStateException("not a text");
    }
    return value.getAsString();
  }

  private static int asSize(JsonElement value) {
    int size = value.getAsBigDecimal().intValueExact();
    if (size < 0) {
      throw new IllegalStateException("negative");
    }
    return size;
  }

  private <T> List<T> list(String name, String kind, Function<JsonElement, T> element) {
    return get(name, kind, value -> value.getAsJsonArray().asList().stream().map(element).toList());
  }

  private <T> T get(String name, String kind, Function<JsonElement, T> convert) {
    JsonElement value =
        Optional.ofNullable(object.get(name))
            .orElseThrow(() -> error(name, "is missing; expected " + kind));
    try {
      return convert.apply(value);
    } catch (IllegalStateException
        | UnsupportedOperationException
        | ArithmeticException
        | NumberFormatException e) {
      throw error(name, "is " + value + "; expected " + kind);
    }
  }
}
