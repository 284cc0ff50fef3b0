package org.mmlatch.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Serial;
import java.io.StringReader;
import java.math.BigDecimal;

/**
 * A parser for RFC 8259 JSON that rejects duplicate names in an object. Gson's own parser also
 * accepts {@code NaN} and unquoted words, and keeps the last of duplicate names.
 */
final class StrictJson {
  private StrictJson() {}

  /** Thrown when an object has the same name twice. */
  static final class DuplicateNameException extends JsonParseException {
    @Serial private static final long serialVersionUID = 1;

    private final String name;

    private DuplicateNameException(String name) {
      super(name);
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  /**
   * Parses a JSON document.
   *
   * @throws JsonParseException if the text is not strict JSON
   */
  static JsonElement parse(String json) {
    try (JsonReader in = new JsonReader(new StringReader(json))) {
      in.setStrictness(Strictness.STRICT);
      JsonElement element = element(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("there is more after the end");
      }
      return element;
    } catch (IOException | NumberFormatException e) {
      throw new JsonParseException(e);
    }
  }

  private static JsonElement element(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> array(in);
      case STRING -> new JsonPrimitive(in.nextString());
      case NUMBER -> new JsonPrimitive(new BigDecimal(in.nextString()));
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      default -> {
        in.nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private static JsonObject object(JsonReader in) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (object.has(name)) {
        throw new DuplicateNameException(name);
      }
      object.add(name, element(in));
    }
    in.endObject();
    return object;
  }

  private static JsonArray array(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(element(in));
    }
    in.endArray();
    return array;
  }
}
