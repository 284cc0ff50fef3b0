package org.mmlatch.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.mmlatch.BadDataException;

/**
 * Reads and writes the JSON files of run and sweep folders. Every error in a file names the file.
 */
public final class RunJson {
  private static final Gson PRETTY =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  private RunJson() {}

  /**
   * Reads a file that contains a JSON object.
   *
   * @param convert converts the object; any exception that it throws is reported as an error in the
   *     file
   * @throws BadDataException if the file is missing, not a JSON object, or not what is expected
   */
  public static <T> T read(Path file, Function<JsonObject, T> convert) {
    try {
      JsonElement element = JsonParser.parseString(Files.readString(file));
      if (!element.isJsonObject()) {
        throw new BadDataException(
            "%s: expected an object of JSON, found %s".formatted(file, kind(element)));
      }
      return convert.apply(element.getAsJsonObject());
    } catch (BadDataException clear) {
      throw clear;
    } catch (CharacterCodingException e) {
      throw new BadDataException(file + " is not UTF-8 text; expected an object of JSON", e);
    } catch (IOException | RuntimeException e) {
      throw new BadDataException(
          file + " cannot be read; it is damaged or was edited: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    return e instanceof NullPointerException
        ? "a field is missing"
        : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static String kind(JsonElement element) {
    if (element.isJsonNull()) {
      return "nothing or null";
    }
    return element.isJsonArray() ? "a list" : "a single value";
  }

  /** Returns JSON as the text of a file: indented, with nulls, ending with a line break. */
  public static String text(JsonElement json) {
    return PRETTY.toJson(json) + "\n";
  }
}
