package org.mmlatch.cli.common;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * An output stream that replaces control characters and characters that reorder a line by escapes
 * such as <code>&#92;u001b</code>, so that a terminal does not act on them. The bytes of a
 * character may arrive in several writes.
 */
final class GuardedStream extends FilterOutputStream {
  /** The message of a write to a closed pipe, in English. */
  private static final String BROKEN_PIPE = "Broken pipe";

  private final boolean utf8;
  private final BooleanSupplier pipe;
  private final byte[] beforeLines;
  private boolean atBeginning = true;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /**
   * Creates a stream that writes to {@code out}.
   *
   * @param pipe says whether {@code out} is known to be a pipe; asked only if writing fails. That
   *     is no error if it is one: a reader such as {@code head} has read as much as it wanted
   * @param beforeLines bytes to write, without escapes, before the first character of every line
   */
  GuardedStream(OutputStream out, Charset charset, BooleanSupplier pipe, byte[] beforeLines) {
    super(out);
    utf8 = charset.equals(StandardCharsets.UTF_8);
    this.pipe = pipe;
    this.beforeLines = beforeLines.clone();
  }

  GuardedStream(OutputStream out, Charset charset) {
    this(out, charset, () -> false, new byte[0]);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
    ByteArrayOutputStream safe = new ByteArrayOutputStream(count);
    for (int i = offset; i < offset + count; i++) {
      begun.write(bytes[i]);
      if (isComplete()) {
        if (atBeginning) {
          safe.writeBytes(beforeLines);
        }
        atBeginning = bytes[i] == '\n';
        safe.writeBytes(shown());
        begun.reset();
      }
    }
    try {
      safe.writeTo(out);
      out.flush();
    } catch (IOException e) {
      if (!BROKEN_PIPE.equals(e.getMessage()) && !pipe.getAsBoolean()) {
        throw e;
      }
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * Returns whether the bytes so far can be shown. In UTF-8 it waits for all bytes of the
   * characters that may need an escape: U+0080 to U+00BF (two bytes, the first is C2) and U+2000 to
   * U+2FFF (three bytes, the first is E2). All other bytes can be shown one by one.
   */
  private boolean isComplete() {
    byte first = begun.toByteArray()[0];
    if (utf8 && first == (byte) 0xc2) {
      return begun.size() == 2;
    }
    return !(utf8 && first == (byte) 0xe2) || begun.size() == 3;
  }

  private byte[] shown() {
    byte[] bytes = begun.toByteArray();
    if (bytes.length == 1 && bytes[0] < 0) { // part of a character that needs no escape
      return bytes;
    }
    int character = new String(bytes, StandardCharsets.UTF_8).codePointAt(0);
    return Terminal.isObeyed(character)
        ? Terminal.name(character).getBytes(StandardCharsets.US_ASCII)
        : bytes;
  }
}
