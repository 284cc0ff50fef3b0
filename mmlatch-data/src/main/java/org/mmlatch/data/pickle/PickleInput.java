package org.mmlatch.data.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.io.Utf8;

/** Reads the bytes of a pickle sequentially through a 64 KiB buffer. */
final class PickleInput {
  private static final int WINDOW = 1 << 16;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_TEXT = 1 << 28;

  private final ByteFile file;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowStart;
  private final Budget budget = Budget.ofHeap();
  private long operation; // position of the current opcode

  PickleInput(ByteFile file) {
    this.file = file;
  }

  /** Accounts for an allocation in the {@link Budget}. */
  void spend(long bytes) {
    budget.spend(this, bytes);
  }

  private long position() {
    return windowStart + window.position();
  }

  /** Reads the next opcode. Its position is used in errors until the next call. */
  int operation() {
    operation = position();
    return unsignedByte();
  }

  int unsignedByte() {
    return Byte.toUnsignedInt(need(1).get());
  }

  int unsignedShort() {
    return Short.toUnsignedInt(need(2).getShort());
  }

  int signedInt() {
    return need(4).getInt();
  }

  long unsignedInt() {
    return Integer.toUnsignedLong(signedInt());
  }

  /**
   * Reads an 8-byte length. The format declares it unsigned; lengths with the top bit set are read
   * as negative, which the readers of text and bytes reject.
   */
  long size() {
    return need(8).getLong();
  }

  double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(need(8).getLong()));
  }

  /** Skips bytes and returns a view of them. They are not read. */
  Bytes bytes(long length) {
    long start = position();
    Bytes slice = file.slice(start, length);
    moveTo(start + length);
    return slice;
  }

  String text(long length) {
    if (length < 0 || length > LONGEST_TEXT) {
      throw error(
          "a text of "
              + length
              + " bytes; save arrays as large as this with pickle's protocol 4 or with numpy.savez");
    }
    return Utf8.decode(where(), bytes(length).read(0, (int) length));
  }

  /** Reads a little-endian two's complement integer of at most 8 bytes. */
  long integer(int length) {
    if (length > Long.BYTES) {
      throw error("an integer of " + length + " bytes; at most 8 are expected");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) unsignedByte() << (8 * i);
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  /** Reads the text up to the next newline. */
  String line() {
    StringBuilder line = new StringBuilder();
    int next = unsignedByte();
    while (next != '\n') {
      if (line.length() == LONGEST_NAME) {
        throw error("a name of more than " + LONGEST_NAME + " characters");
      }
      line.append((char) next);
      next = unsignedByte();
    }
    return line.toString();
  }

  BadDataException error(String problem) {
    return new BadDataException(where() + ": " + problem);
  }

  /** Returns the file and the position of the current opcode, for errors. */
  String where() {
    return "%s, byte %s".formatted(file.path(), operation);
  }

  private ByteBuffer need(int count) {
    if (window.remaining() < count) {
      long start = position();
      long length = Math.max(count, Math.min(WINDOW, file.size() - start));
      window = file.read(start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
      windowStart = start;
    }
    return window;
  }

  private void moveTo(long position) {
    long within = position - windowStart;
    if (within <= window.limit()) {
      window.position((int) within);
    } else {
      window = ByteBuffer.allocate(0);
      windowStart = position;
    }
  }
}
