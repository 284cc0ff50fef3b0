package org.mmlatch.tensor;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file.
 *
 * @param tensors in the order of the header
 * @param metadata the texts under {@code __metadata__}; empty if there are none
 */
record SafetensorsHeader(Map<String, TensorEntry> tensors, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  SafetensorsHeader {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Parses the JSON text of a header.
   *
   * @throws MalformedHeaderException if the text is not JSON with the expected structure
   */
  static SafetensorsHeader parse(String json) throws MalformedHeaderException {
    JsonReader in = new JsonReader(new StringReader(json));
    try {
      SafetensorsHeader header = read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) { // peek() itself throws on most trailing content
        throw new MalformedHeaderException("something follows its header's JSON object");
      }
      return header;
    } catch (MalformedHeaderException e) {
      throw e;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new MalformedHeaderException(
          "its header is not the expected JSON object, see " + in.getPath(), e);
    }
  }

  private static SafetensorsHeader read(JsonReader in) throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (name.equals(METADATA)) {
        readMetadata(in, metadata);
      } else if (tensors.put(name, readEntry(name, in)) != null) {
        throw new MalformedHeaderException("it describes tensor '" + name + "' twice");
      }
    }
    in.endObject();
    return new SafetensorsHeader(tensors, metadata);
  }

  private static void readMetadata(JsonReader in, Map<String, String> metadata) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      metadata.put(in.nextName(), in.nextString());
    }
    in.endObject();
  }

  private static TensorEntry readEntry(String name, JsonReader in) throws IOException {
    String dtype = "";
    List<Long> shape = List.of(-1L);
    List<Long> offsets = List.of();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "dtype" -> dtype = in.nextString();
        case "shape" -> shape = readLongs(in);
        case "data_offsets" -> offsets = readLongs(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (dtype.isEmpty() || shape.equals(List.of(-1L)) || offsets.size() != 2) {
      throw new MalformedHeaderException(
          "tensor '" + name + "' needs a dtype, a shape and two data_offsets");
    }
    return new TensorEntry(dtype, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> readLongs(JsonReader in) throws IOException {
    List<Long> values = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      values.add(in.nextLong());
    }
    in.endArray();
    return values;
  }
}
