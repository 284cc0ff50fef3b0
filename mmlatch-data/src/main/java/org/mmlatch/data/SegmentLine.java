package org.mmlatch.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.io.Utf8;

/** One line of {@code {split}.jsonl}: a segment's id and, if known, its words. */
public record SegmentLine(SegmentId id, Optional<List<String>> words) {

  static void writeAll(List<SegmentLine> lines, OutputStream out) throws IOException {
    for (SegmentLine line : lines) {
      out.write((line.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads all lines of a file.
   *
   * @throws org.mmlatch.BadDataException if a line is not UTF-8 or does not have this form
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<SegmentLine> readAll(Path file) {
    List<SegmentLine> lines = new ArrayList<>();
    for (String text : Utf8.lines(file)) {
      JsonFields fields = JsonFields.parse(file, "line " + (lines.size() + 1), text);
      lines.add(
          new SegmentLine(
              id(fields),
              fields.has("words") ? Optional.of(fields.texts("words")) : Optional.empty()));
    }
    return lines;
  }

  private static SegmentId id(JsonFields fields) {
    String text = fields.text("id");
    return SegmentId.find(text)
        .orElseThrow(() -> fields.error("id", "is '" + text + "'; expected the form video[index]"));
  }

  private JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("id", id.toString());
    words.ifPresent(
        known -> {
          JsonArray array = new JsonArray();
          known.forEach(array::add);
          json.add("words", array);
        });
    return json;
  }
}
