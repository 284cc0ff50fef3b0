package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.mmlatch.io.AtomicFile;

/**
 * Writes nested dictionaries with text keys and NumPy arrays as a protocol 4 pickle, streaming the
 * arrays.
 */
final class PickleWriter {
  private static final int LONGEST_SHORT_TEXT = 255;

  private final OutputStream out;

  PickleWriter(OutputStream out) throws IOException {
    this.out = out;
    bytes("\u0080\u0004");
  }

  void beginDictionary() throws IOException {
    bytes("}(");
  }

  void endDictionary() throws IOException {
    bytes("u");
  }

  void end() throws IOException {
    bytes(".");
  }

  void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST_SHORT_TEXT) {
      throw new IllegalArgumentException("a key of " + utf8.length + " bytes");
    }
    bytes("\u008c" + (char) utf8.length);
    out.write(utf8);
  }

  /**
   * Writes an array.
   *
   * @param type NumPy's name of the element type, without the byte order, which is little-endian
   * @param size number of bytes that {@code elements} writes
   */
  void array(String type, long[] shape, long size, AtomicFile.Content elements) throws IOException {
    bytes("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085C\u0001b\u0087R");
    bytes("(K\u0001("); // state: version, shape, type, Fortran order (false), elements
    for (long axis : shape) {
      integer(axis);
    }
    bytes("tcnumpy\ndtype\n");
    text(type);
    bytes("\u0089\u0088\u0087R(K\u0003\u008c\u0001<NNN");
    boolean texts = type.startsWith("U"); // numeric types imply size and alignment: -1
    integer(texts ? Long.parseLong(type.substring(1)) * Integer.BYTES : -1);
    integer(texts ? Integer.BYTES : -1);
    bytes("K\0tb\u0089\u008e");
    out.write(littleEndian(size));
    elements.writeTo(out);
    bytes("tb");
  }

  void texts(TextArray texts) throws IOException {
    long[] shape = {texts.texts().size()};
    array("U" + texts.characters(), shape, texts.bytes(), texts::writeTo);
  }

  private void integer(long value) throws IOException {
    bytes("\u008a\u0008");
    out.write(littleEndian(value));
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** Writes characters as single bytes. */
  private void bytes(String latin1) throws IOException {
    out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }
}
