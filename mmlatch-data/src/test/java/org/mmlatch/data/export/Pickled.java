package org.mmlatch.data.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mmlatch.tensor.Tensor;

/** Writes pickles of dictionaries, lists, tuples, texts, numbers and arrays, as Python has them. */
public final class Pickled {
  private final OutputStream out;
  private final PickleWriter writer;

  private Pickled(OutputStream out) throws IOException {
    this.out = out;
    this.writer = new PickleWriter(out);
  }

  /** An array of floats. */
  public static final class Floats {
    private final Tensor tensor;
    private final float[] values;

    /** Creates an array over values, which may change until it is written. */
    public Floats(float[] values, long... shape) {
      this.values = values;
      this.tensor = Tensor.of(values, shape);
    }

    /** Returns the elements themselves. */
    public float[] values() {
      return values;
    }
  }

  /** An array of texts, (N). */
  public record Texts(List<String> texts) {}

  /** A tuple. */
  public record Tuple(List<Object> items) {
    /** Returns a tuple of items. */
    public static Tuple of(Object... items) {
      return new Tuple(Arrays.asList(items));
    }
  }

  /** Returns an array of whatever shape that counts on from a number. */
  public static Floats counting(float first, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = first + i;
    }
    return new Floats(values, shape);
  }

  /**
   * Writes a file; the value is made of Map, List, Tuple, String, Integer, Double, Floats, Texts.
   */
  public static Path write(Path file, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Pickled pickled = new Pickled(bytes);
      pickled.put(value);
      pickled.writer.end();
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      code("}(");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        put(entry.getKey());
        put(entry.getValue());
      }
      code("u");
    } else if (value instanceof List<?> list) {
      code("](");
      putAll(list);
      code("e");
    } else if (value instanceof Tuple tuple) {
      code("(");
      putAll(tuple.items());
      code("t");
    } else if (value instanceof String text) {
      writer.text(text);
    } else if (value instanceof Integer number) {
      code("J");
      out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    } else if (value instanceof Double number) {
      code("G");
      out.write(ByteBuffer.allocate(8).putDouble(number).array());
    } else if (value instanceof Texts texts) {
      writer.texts(TextArray.of(texts.texts()));
    } else {
      Floats array = (Floats) value;
      long bytes = (long) array.values.length * Float.BYTES;
      writer.array("f4", array.tensor.shape(), bytes, array.tensor::writeTo);
    }
  }

  private void putAll(List<?> items) throws IOException {
    for (Object item : items) {
      put(item);
    }
  }

  private void code(String opcode) throws IOException {
    out.write(opcode.getBytes(StandardCharsets.ISO_8859_1));
  }
}
