package org.mmlatch.io;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mmlatch.BadDataException;

/**
 * Reads all external text as UTF-8 with an optional byte order mark. Anything else is a {@link
 * BadDataException} that names file and line. No characters are replaced or dropped.
 */
public final class Utf8 {
  static final char MARK = '\uFEFF'; // byte order mark

  private static final int BUFFER_BYTES = 1 << 16;

  private Utf8() {}

  /**
   * Returns the whole text of a file.
   *
   * @throws BadDataException if the file does not exist or is not UTF-8
   * @throws UncheckedIOException if it cannot be read
   */
  public static String read(Path file) {
    RegularFile.require(file);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return find(bytes)
          .filter(text -> text.indexOf(0) < 0 && text.indexOf(MARK) < 0)
          .orElseGet(() -> decodeByLine(file.toString(), bytes));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Returns the lines of a file, split as by {@link BufferedReader#readLine}.
   *
   * @throws BadDataException as for {@link #read}
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<String> lines(Path file) {
    RegularFile.require(file);
    try (BufferedReader reader = reader(file)) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Opens a text file, decompressing it if it starts like gzip. Reading throws a {@link
   * BadDataException} at text that is not UTF-8 or at damaged compression.
   */
  public static BufferedReader reader(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain = gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
      return new BufferedReader(new StrictReader(file.toString(), plain), BUFFER_BYTES);
    } catch (ZipException | EOFException e) {
      in.close();
      throw new BadDataException(file + " is cut off or damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Decodes bytes as text.
   *
   * @param where names the bytes in errors
   * @throws BadDataException if the bytes are not UTF-8
   */
  public static String decode(String where, ByteBuffer bytes) {
    return find(bytes).orElseGet(() -> decodeByLine(where, bytes.duplicate()));
  }

  /** Decodes bytes as text, if they are UTF-8. */
  public static Optional<String> find(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String decodeByLine(String where, ByteBuffer bytes) {
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    StringWriter text = new StringWriter();
    try (StrictReader reader = new StrictReader(where, new ByteArrayInputStream(all))) {
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + where + ": " + e.getMessage(), e);
    }
  }

  private static UncheckedIOException failure(Path file, IOException e) {
    return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
  }
}
