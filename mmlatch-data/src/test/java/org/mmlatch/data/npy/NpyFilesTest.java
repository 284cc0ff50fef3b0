package org.mmlatch.data.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;

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
}
