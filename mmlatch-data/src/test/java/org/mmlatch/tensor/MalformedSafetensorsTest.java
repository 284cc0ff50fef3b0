package org.mmlatch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;

class MalformedSafetensorsTest {
  @TempDir private Path folder;

  /** A file with the given header and 8 bytes of data; quotes are written as apostrophes. */
  private Path file(String header) throws IOException {
    byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return file(text.length, text);
  }

  private Path file(long announced, byte[] header) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 + header.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(announced).put(header);
    return Files.write(folder.resolve("bad.safetensors"), bytes.array());
  }

  private static String messageOf(Path file) {
    return assertThrows(BadDataException.class, () -> SafetensorsFile.open(file)).getMessage();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,12]}}"
            + "| tensor 'x' is at bytes 0 to 12 of the data, which has 8 bytes",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}"
            + "| tensor 'x' is at bytes 8 to 0 of the data, which has 8 bytes",
        "{'x':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}"
            + "| tensor 'x' of type F32 and shape [3] needs 12 bytes but has 8",
        "{'x':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}}"
            + "| tensor 'x' has the impossible shape [4294967296, 4294967296]",
        "{'x':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}"
            + "| tensor 'x' has the impossible shape [-2]",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'y':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
            + "| tensor 'y' begins at byte 4 of the data, where another tensor lies",
        "{'y':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
            + "| tensor 'y' begins at byte 4 of the data, where byte 0 was expected",
        "{'y':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
            + "| its tensors end at byte 4 of the data, which has 8 bytes",
        "{'y':{'dtype':'F32','shape':[1]}}"
            + "| tensor 'y' needs a dtype, a shape and two data_offsets",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}"
            + "| it describes tensor 'x' twice",
        "{} {}| its header is not the expected JSON object, see $",
      })
  void aBrokenHeaderIsExplained(String header, String explanation) throws IOException {
    Path file = file(header);
    assertEquals(file + " is not a valid safetensors file: " + explanation, messageOf(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"[1]", "not JSON", "{'x':3}", "{'x':{'dtype':'F32','shape':[1.5]}}", "{'x':"})
  void whatIsNoHeaderIsRefused(String header) throws IOException {
    Path file = file(header);
    assertTrue(messageOf(file).startsWith(file + " is not a valid safetensors file: "));
  }

  @Test
  void aHeaderLongerThanTheFileIsRefused() throws IOException {
    Path file = file(1000, "{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        file
            + " is not a valid safetensors file: it announces a header of 1000 bytes, but at most 10 are possible; is it complete?",
        messageOf(file));
  }

  @Test
  void aHeaderOfNegativeLengthIsRefused() throws IOException {
    assertTrue(messageOf(file(-1, new byte[0])).contains("18446744073709551615 bytes"));
  }

  @Test
  void aFileTooShortForALengthIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("short.safetensors"), new byte[3]);
    assertTrue(messageOf(file).contains("it has 3 bytes"));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("missing.safetensors");
    assertEquals("There is no file " + file, messageOf(file));
  }

  @Test
  void anUnknownTypeIsAnErrorOnlyWhenUsed() throws IOException {
    Path path = file("{'x':{'dtype':'F4','shape':[16],'data_offsets':[0,8]}}");
    SafetensorsFile file = SafetensorsFile.open(path);
    assertArrayEquals(new long[] {16}, file.shape("x"));
    BadDataException e = assertThrows(BadDataException.class, () -> file.floats("x"));
    assertEquals(
        "Tensor 'x' of "
            + path
            + " has the type F4, which is not supported; convert it to F32 or I64",
        e.getMessage());
  }
}
