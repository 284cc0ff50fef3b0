package org.mmlatch.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;

/**
 * A request in JSON: a segment or a list of segments. A segment has a matrix of shape (steps,
 * features) for each modality, {@code {"text": [[…], …], "audio": [[…], …]}}. If the package has
 * word vectors, {@code "text"} may be a string of words.
 *
 * @param segments the segments, in order
 * @param isList whether the request is a list, so that the response is one too
 */
record Request(List<Segment> segments, boolean isList) {
  /**
   * Parses a request.
   *
   * @param json the request's text
   * @param dims number of features of each modality that the model reads
   * @param words the package's word vectors, if it has any
   * @throws BadDataException if the request is not valid; the message says where, and what was
   *     expected
   */
  static Request read(String json, Map<Modality, Integer> dims, Optional<WordTable> words) {
    JsonElement root = parsed(json);
    JsonArray list = root.isJsonArray() ? root.getAsJsonArray() : new JsonArray();
    if (root.isJsonObject()) {
      list.add(root);
    }
    if (list.isEmpty()) {
      throw new BadDataException("expected a segment {…} or a list of segments");
    }
    List<Segment> segments = new ArrayList<>();
    for (JsonElement element : list) {
      segments.add(segment(element, segments.size(), dims, words));
    }
    return new Request(segments, root.isJsonArray());
  }

  private static JsonElement parsed(String json) {
    try {
      return JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new BadDataException("the request is not JSON: " + e.getMessage(), e);
    }
  }

  private static Segment segment(
      JsonElement element, int number, Map<Modality, Integer> dims, Optional<WordTable> words) {
    String where = "segment " + number;
    if (!element.isJsonObject()) {
      throw new BadDataException(where + ": expected an object, found " + element);
    }
    JsonObject json = element.getAsJsonObject();
    Set<String> unknown = new TreeSet<>(json.keySet());
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    for (Modality modality : dims.keySet()) {
      unknown.remove(modality.key());
      if (json.has(modality.key())) {
        String what = where + ", " + modality.key();
        features.put(modality, features(json.get(modality.key()), what, modality, words));
      }
    }
    if (!unknown.isEmpty() || features.size() < dims.size()) {
      throw new BadDataException(
          "%s: expected %s, found %s"
              .formatted(where, dims.keySet().stream().map(Modality::key).toList(), json.keySet()));
    }
    return new Segment(new SegmentId("request", number), features, Float.NaN, Optional.empty());
  }

  private static FeatureMatrix features(
      JsonElement json, String where, Modality modality, Optional<WordTable> words) {
    if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isString()) {
      if (modality != Modality.TEXT || words.isEmpty()) {
        throw new BadDataException(
            where + ": expected a matrix [[…], …]: this package has no word vectors");
      }
      if (json.getAsString().isBlank()) {
        throw new BadDataException(where + ": expected words, found none");
      }
      return words.get().features(json.getAsString());
    }
    if (!json.isJsonArray() || json.getAsJsonArray().isEmpty()) {
      throw new BadDataException(where + ": expected a matrix [[…], …] of at least one step");
    }
    return matrix(json.getAsJsonArray(), where);
  }

  private static FeatureMatrix matrix(JsonArray rows, String where) {
    int dim = rows.get(0).isJsonArray() ? rows.get(0).getAsJsonArray().size() : 0;
    float[] values = new float[Math.multiplyExact(rows.size(), dim)];
    for (int t = 0; t < rows.size(); t++) {
      JsonElement row = rows.get(t);
      if (dim == 0 || !row.isJsonArray() || row.getAsJsonArray().size() != dim) {
        throw new BadDataException(
            "%s, step %d: expected a list of numbers, as many as in step 0".formatted(where, t));
      }
      for (int d = 0; d < dim; d++) {
        values[t * dim + d] =
            number(row.getAsJsonArray().get(d), "%s, step %d, feature %d".formatted(where, t, d));
      }
    }
    return FeatureMatrix.of(dim, values);
  }

  private static float number(JsonElement element, String where) {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      throw new BadDataException("%s: expected a number, found %s".formatted(where, element));
    }
    return element.getAsFloat();
  }
}
