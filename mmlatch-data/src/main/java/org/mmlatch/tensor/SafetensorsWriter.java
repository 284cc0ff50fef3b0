package org.mmlatch.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.io.AtomicFile;

/**
 * Writes a safetensors file. Tensors are streamed in the order in which they are added, without
 * copies. The same calls give the same bytes, and the file is written atomically.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private record Item(DType dtype, List<Long> shape, AtomicFile.Content content) {
    long bytes() {
      return Math.multiplyExact(Shapes.elements(Shapes.toArray(shape)), dtype.bytes());
    }
  }

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** Adds a text, which is stored under {@code __metadata__}. */
  public SafetensorsWriter putMetadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Adds a tensor under a new name. */
  public SafetensorsWriter add(String name, Tensor tensor) {
    return add(name, tensor.dtype(), tensor.shape(), tensor::writeTo);
  }

  /**
   * Adds a tensor whose elements are produced while the file is written.
   *
   * @param content writes exactly the elements of {@code shape}, little-endian
   */
  public SafetensorsWriter add(String name, DType dtype, long[] shape, AtomicFile.Content content) {
    if (name.equals(SafetensorsHeader.METADATA) || items.containsKey(name)) {
      throw new IllegalArgumentException("tensor name '" + name + "' is already taken");
    }
    items.put(name, new Item(dtype, Shapes.toList(shape), content));
    return this;
  }

  /**
   * Writes the file.
   *
   * @throws java.io.UncheckedIOException if writing fails; an existing file is then unchanged
   */
  public void write(Path target) {
    AtomicFile.write(target, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    byte[] header = header();
    out.write(littleEndian(header.length));
    out.write(header);
    for (Map.Entry<String, Item> item : items.entrySet()) {
      CountingStream counter = new CountingStream(out);
      item.getValue().content().writeTo(counter);
      if (counter.count != item.getValue().bytes()) {
        throw new IllegalStateException(
            "tensor '%s' should take %s bytes but %s were written"
                .formatted(item.getKey(), item.getValue().bytes(), counter.count));
      }
    }
  }

  private byte[] header() {
    JsonObject json = new JsonObject();
    if (!metadata.isEmpty()) {
      JsonObject texts = new JsonObject();
      metadata.forEach(texts::addProperty);
      json.add(SafetensorsHeader.METADATA, texts);
    }
    long offset = 0;
    for (Map.Entry<String, Item> item : items.entrySet()) {
      long end = Math.addExact(offset, item.getValue().bytes());
      json.add(item.getKey(), describe(item.getValue(), offset, end));
      offset = end;
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-text.length, ALIGNMENT);
    return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject describe(Item item, long begin, long end) {
    JsonObject json = new JsonObject();
    json.addProperty("dtype", item.dtype().name());
    json.add("shape", array(item.shape()));
    json.add("data_offsets", array(List.of(begin, end)));
    return json;
  }

  private static JsonArray array(List<Long> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** Counts the bytes written. Closing it leaves the underlying stream open. */
  private static final class CountingStream extends FilterOutputStream {
    private long count;

    CountingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void close() {}
  }
}
