package org.mmlatch.data.npy;

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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.array.NdArray;

class NpyFilesTest {
  @TempDir private Path folder;

  private static NpyHeader header(String shape) {
    return NpyHeader.parse(
        "x.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(shape));
  }

  @Test
  void aShapeIsReadWithAndWithoutAFinalComma() {
    assertEquals(List.of(3L, 50L), header("3, 50").shape());
    assertEquals(List.of(3L), header("3,").shape());
    assertEquals(List.of(), header("").shape());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890123456789", "3, 1234567890123456789, 2", "3 50", "3,,2"})
  void aSizeThatIsNoneIsAnErrorAndNotSeveral(String shape) {
    String message = assertThrows(BadDataException.class, () -> header(shape)).getMessage();
    assertTrue(message.contains("impossible shape (" + shape + ")"), message);
  }

  @Test
  void aShapeOfOtherThanWholeNumbersIsDamaged() {
    String message = assertThrows(BadDataException.class, () -> header("-3, 4")).getMessage();
    assertEquals("x.npy has a header without a shape of whole numbers; it is damaged", message);
  }

  @Test
  void entriesThatAreNotNeededAreNotEvenUnpacked() throws IOException {
    Path file = folder.resolve("train.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("junk.npy"));
      zip.write("no array at all".getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(Set.of(), NpzFile.read(file, Set.of("text", "id")).keySet());
  }

  /** Returns an array of the numbers 1 and 2 with the header of a version of the format. */
  private static byte[] array(int version) {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n"
            .getBytes(StandardCharsets.US_ASCII);
    int width = version == 1 ? Short.BYTES : Integer.BYTES;
    ByteBuffer all =
        ByteBuffer.allocate(8 + width + header.length + 2 * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    all.put((byte) version).put((byte) 0);
    if (version == 1) {
      all.putShort((short) header.length);
    } else {
      all.putInt(header.length);
    }
    all.put(header).putFloat(1).putFloat(2);
    return all.array();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void allVersionsOfTheHeaderAreRead(int version) throws IOException {
    NdArray inMemory = NpyFile.read("x.npy", array(version));
    assertArrayEquals(new double[] {1, 2}, inMemory.doubles(0, 2));
    Path path = Files.write(folder.resolve("x.npy"), array(version));
    try (ByteFile file = ByteFile.open(path)) {
      assertArrayEquals(new double[] {1, 2}, NpyFile.read(file).doubles(0, 2));
    }
  }

  @Test
  void versionsThatDoNotExistAndFilesThatEndEarlyAreNamed() {
    for (int version : new int[] {0, 4}) {
      String message =
          assertThrows(BadDataException.class, () -> NpyFile.read("x.npy", array(version)))
              .getMessage();
      assertEquals("x.npy is not a .npy file: it does not begin like one", message);
    }
    byte[] cut = Arrays.copyOf(array(2), 40);
    assertEquals(
        "x.npy ends within its header; it is cut off",
        assertThrows(BadDataException.class, () -> NpyFile.read("x.npy", cut)).getMessage());
  }
}
