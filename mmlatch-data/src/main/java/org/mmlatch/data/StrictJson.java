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
 * JSON as RFC 8259 has it, in which a name stands once in an object. Gson's parser would also take
 * {@code NaN} and words without quotes, and of a name that stands twice the last.
 */
final class StrictJson {
  private StrictJson() {}

  /** A name that stands twice in an object, of which one value would be lost. */
  static final class TwiceException extends JsonParseException {
    @Serial private static final long serialVersionUID = 1;

    private final String name;

    private TwiceException(String name) {
      super(name);
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  /**
   * Returns what a text says.
   *
   * @throws JsonParseException if it is not JSON
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
        throw new TwiceException(name);
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
