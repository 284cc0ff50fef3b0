package org.mmlatch.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;

class Utf8Test {
  private static final String MANY = "größe ’ 漢 😀\n".repeat(5000); // more than a block

  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("file.txt"), text.getBytes(charset));
  }

  private static String message(Path file) {
    return assertThrows(BadDataException.class, () -> Utf8.lines(file)).getMessage();
  }

  @Test
  void charactersOfAnyLengthAreReadAcrossBlocks() throws IOException {
    Path file = file(MANY, StandardCharsets.UTF_8);
    assertEquals(MANY, Utf8.read(file));
    assertEquals(5000, Utf8.lines(file).size());
    assertEquals(List.of("größe ’ 漢 😀"), Utf8.lines(file).stream().distinct().toList());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    Path file = file("\uFEFFid\nb\n", StandardCharsets.UTF_8);
    assertEquals("id\nb\n", Utf8.read(file));
    assertEquals(List.of("id", "b"), Utf8.lines(file));
  }

  @Test
  void aByteOfAnotherEncodingIsNamedWithItsLine() throws IOException {
    Path file = file("a\r\nb\nit\u0092s\n", StandardCharsets.ISO_8859_1);
    String expected = file + ", line 3: byte 0x92 is not UTF-8 text; convert the file";
    assertTrue(message(file).startsWith(expected), message(file));
    assertTrue(message(file).contains("iconv -f WINDOWS-1252 -t UTF-8"));
    assertEquals(
        message(file), assertThrows(BadDataException.class, () -> Utf8.read(file)).getMessage());
  }

  @Test
  void lineNumbersAreRightBeyondTheFirstBlock() throws IOException {
    byte[] start = MANY.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + 1);
    all[start.length] = (byte) 0xe9;
    Path file = Files.write(folder.resolve("long.txt"), all);
    assertTrue(message(file).contains("line 5001: byte 0xe9"), message(file));
  }

  @Test
  void utf16IsNamedWithAndWithoutAMark() throws IOException {
    assertTrue(message(file("abc\n", StandardCharsets.UTF_16)).contains("is UTF-16 text"));
    assertTrue(message(file("abc\n", StandardCharsets.UTF_16LE)).contains("-f UTF-16"));
  }

  @Test
  void compressedTextIsDecodedAsStrictly() throws IOException {
    Path file = folder.resolve("t.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\nb\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    try (BufferedReader reader = Utf8.reader(file)) {
      assertTrue(
          assertThrows(BadDataException.class, () -> reader.lines().toList())
              .getMessage()
              .contains("line 2: byte 0xe9"));
    }
  }
}
