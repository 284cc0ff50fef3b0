package org.mmlatch.data.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.tensor.Tensor;

/** Writes an archive of arrays for {@code numpy.load}. The same arrays give the same bytes. */
final class NpzWriter implements AutoCloseable {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int HEADER_UNIT = 64; // NumPy aligns the elements to 64 bytes
  private static final int PREFIX = 10; // magic, version and header length

  private final ZipOutputStream zip;

  NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(new Unclosed(out));
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  void add(String name, String type, Tensor tensor) {
    add(name, type, tensor.shape(), tensor::writeTo);
  }

  void add(String name, TextArray texts) {
    add(name, texts.type(), new long[] {texts.texts().size()}, texts::writeTo);
  }

  private void add(String name, String type, long[] shape, AtomicFile.Content elements) {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(EPOCH);
    try {
      zip.putNextEntry(entry);
      zip.write(header(type, shape));
      elements.writeTo(zip);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write array " + name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] header(String type, long[] shape) {
    String axes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining());
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, axes);
    int length = text.length() + 1;
    int padding = Math.floorMod(-(PREFIX + length), HEADER_UNIT);
    int total = length + padding;
    String prefix = "\u0093NUMPY\u0001\u0000" + (char) (total & 0xff) + (char) (total >> 8);
    return (prefix + text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** A stream that is not closed here, as the caller owns it. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      out.write(bytes, start, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
