package org.mmlatch.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipException;
import org.mmlatch.BadDataException;

/** Decodes UTF-8 strictly. An invalid byte is an error that names its line. */
final class StrictReader extends Reader {
  private static final int BLOCK = 1 << 13;

  private final String where;
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer chars = CharBuffer.allocate(BLOCK).flip();
  private boolean atStart = true;
  private boolean atEnd;
  private long line = 1;
  private char last;

  StrictReader(String where, InputStream in) {
    this.where = where;
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (atEnd && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void decode() throws IOException {
    fill();
    if (atStart && isUtf16()) {
      throw new BadDataException(
          where + " is UTF-16 text; convert it with 'iconv -f UTF-16 -t UTF-8 FILE > NEW'");
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, atEnd);
    chars.flip();
    if (atStart && chars.hasRemaining()) {
      atStart = false;
      if (chars.get(0) == Utf8.MARK) {
        chars.get();
      }
    }
    count();
    if (result.isError()) {
      throw error(Byte.toUnsignedInt(bytes.get(bytes.position())));
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    try {
      int read =
          bytes.hasRemaining() ? in.read(bytes.array(), bytes.position(), bytes.remaining()) : 0;
      atEnd = read < 0;
      bytes.position(bytes.position() + Math.max(0, read));
    } catch (ZipException | EOFException e) {
      throw new BadDataException(where + " is cut off or damaged: " + e.getMessage(), e);
    } finally {
      bytes.flip();
    }
  }

  private boolean isUtf16() {
    if (bytes.remaining() < 2) {
      return false;
    }
    int first = Short.toUnsignedInt(bytes.getShort(bytes.position()));
    return first == 0xfeff || first == 0xfffe;
  }

  /** Counts lines. A NUL character is an error: it does not occur in text, but in most UTF-16. */
  private void count() {
    for (int i = chars.position(); i < chars.limit(); i++) {
      char next = chars.get(i);
      if (next == 0) {
        throw error(0);
      }
      line += next == '\r' || (next == '\n' && last != '\r') ? 1 : 0;
      last = next;
    }
  }

  private BadDataException error(int found) {
    return new BadDataException(
        String.format(
            Locale.ROOT,
            "%s, line %d: byte 0x%02x is not UTF-8 text; convert the file, for example with"
                + " 'iconv -f %s -t UTF-8 FILE > NEW'%s",
            where,
            line,
            found,
            found == 0 ? "UTF-16" : "WINDOWS-1252",
            found == 0 ? "" : " if it is from Excel in Western Europe (GB18030 in China)"));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
