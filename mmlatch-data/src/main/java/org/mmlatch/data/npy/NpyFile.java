package org.mmlatch.data.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.io.Utf8;

/** Reads an array in NumPy's {@code .npy} format, versions 1 to 3. */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LENGTH_AT = 8; // after the magic number and a two-byte version
  private static final int LONGEST_HEADER = 1 << 16;

  private NpyFile() {}

  /** Opens a file. Elements stay in the file until they are read. */
  static NdArray read(ByteFile file) {
    String where = file.path().toString();
    int prefix = prefix(where, file.read(0, (int) Math.min(file.size(), LENGTH_AT + 4)));
    int length = headerLength(where, file.read(0, prefix));
    String header = Utf8.decode(where + ", header", file.read(prefix, length));
    long start = (long) prefix + length;
    return NpyHeader.parse(where, header).array(file.slice(start, file.size() - start));
  }

  /** Parses a file that is in memory. */
  static NdArray read(String where, byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file);
    int prefix = prefix(where, all);
    int length = headerLength(where, all);
    int start = prefix + length;
    if (start > file.length) {
      throw new BadDataException(where + " ends within its header; it is cut off");
    }
    byte[] elements = new byte[file.length - start];
    System.arraycopy(file, start, elements, 0, elements.length);
    String header = new String(file, prefix, length, StandardCharsets.UTF_8);
    return NpyHeader.parse(where, header).array(Bytes.of(elements));
  }

  /** Returns the position of the header. */
  private static int prefix(String where, ByteBuffer start) {
    boolean matches = start.remaining() >= LENGTH_AT + 4;
    for (int i = 0; matches && i < MAGIC.length; i++) {
      matches = start.get(i) == MAGIC[i];
    }
    if (!matches || start.get(MAGIC.length) < 1 || start.get(MAGIC.length) > 3) {
      throw new BadDataException(where + " is not a .npy file: it does not begin like one");
    }
    return start.get(MAGIC.length) == 1 ? LENGTH_AT + 2 : LENGTH_AT + 4;
  }

  private static int headerLength(String where, ByteBuffer start) {
    start.order(ByteOrder.LITTLE_ENDIAN);
    int length =
        start.get(MAGIC.length) == 1
            ? Short.toUnsignedInt(start.getShort(LENGTH_AT))
            : start.getInt(LENGTH_AT);
    if (length < 0 || length > LONGEST_HEADER) {
      throw new BadDataException(
          "%s says that its header has %s bytes; at most %s are expected"
              .formatted(where, length, LONGEST_HEADER));
    }
    return length;
  }
}
