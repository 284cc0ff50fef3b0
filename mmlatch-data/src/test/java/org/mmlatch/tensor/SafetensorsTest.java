package org.mmlatch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;

class SafetensorsTest {
  @TempDir private Path folder;

  private Path write() {
    Path file = folder.resolve("two.safetensors");
    new SafetensorsWriter()
        .putMetadata("kind", "test")
        .add("weights", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3))
        .add("counts", Tensor.of(new long[] {7, -8}, 2))
        .write(file);
    return file;
  }

  @Test
  void whatIsWrittenIsRead() {
    SafetensorsFile file = SafetensorsFile.open(write());
    assertEquals(List.of("weights", "counts"), List.copyOf(file.names()));
    assertEquals(Map.of("kind", "test"), file.metadata());
    assertArrayEquals(new long[] {2, 3}, file.shape("weights"));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, file.floats("weights"));
    assertArrayEquals(new long[] {7, -8}, file.longs("counts"));
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    byte[] bytes = Files.readAllBytes(write());
    String header =
        "{\"__metadata__\":{\"kind\":\"test\"},"
            + "\"weights\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            + "\"counts\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[24,40]}}";
    int padded = (header.length() + 7) / 8 * 8;
    assertArrayEquals(new byte[] {(byte) padded, 0, 0, 0, 0, 0, 0, 0}, head(bytes, 0, 8));
    assertEquals(header, new String(head(bytes, 8, padded), StandardCharsets.UTF_8).strip());
    assertArrayEquals(new byte[] {0, 0, (byte) 0x80, 0x3f}, head(bytes, 8 + padded, 4)); // 1f
    assertArrayEquals(new byte[] {7, 0, 0, 0, 0, 0, 0, 0}, head(bytes, 8 + padded + 24, 8)); // 7L
    assertEquals(8 + padded + 40, bytes.length);
  }

  private static byte[] head(byte[] bytes, int from, int size) {
    return Arrays.copyOfRange(bytes, from, from + size);
  }

  @Test
  void aRangeOfALargeTensorIsReadAcrossChunks() {
    SafetensorsFile file = SafetensorsFile.open(write(), 8); // two floats per chunk
    float[] range = new float[4];
    file.readFloats("weights", 1, range);
    assertArrayEquals(new float[] {2, 3, 4, 5}, range);
    assertArrayEquals(new long[] {7, -8}, file.longs("counts"));
  }

  @Test
  void aMappedTensorIsWrittenAgainAsItIs() throws IOException {
    Path original = write();
    SafetensorsFile file = SafetensorsFile.open(original, 8);
    Path copy = folder.resolve("copy.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter().putMetadata("kind", "test");
    file.names().forEach(name -> writer.add(name, file.tensor(name)));
    writer.write(copy);
    assertEquals(-1, Files.mismatch(original, copy));
  }

  @Test
  void scalarsAndEmptyTensorsArePossible() {
    Path path = folder.resolve("odd.safetensors");
    new SafetensorsWriter()
        .add("empty", Tensor.of(new float[0], 0, 5))
        .add("scalar", Tensor.of(new float[] {3}))
        .write(path);
    SafetensorsFile file = SafetensorsFile.open(path);
    assertArrayEquals(new float[0], file.floats("empty"));
    assertArrayEquals(new float[] {3}, file.floats("scalar"));
    assertArrayEquals(new long[0], file.shape("scalar"));
  }

  @Test
  void readingBeyondTheEndIsRefused() {
    SafetensorsFile file = SafetensorsFile.open(write());
    assertThrows(
        IndexOutOfBoundsException.class, () -> file.readFloats("weights", 5, new float[2]));
    Tensor heap = Tensor.of(new float[3], 3);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> heap.readFloats(2, java.nio.FloatBuffer.allocate(2)));
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    Path path = write();
    SafetensorsFile file = SafetensorsFile.open(path);
    BadDataException e = assertThrows(BadDataException.class, () -> file.floats("weight"));
    assertEquals(path + " has no tensor 'weight'; it has [weights, counts]", e.getMessage());
  }

  @Test
  void anotherTypeThanAskedForIsNamed() {
    Path path = write();
    SafetensorsFile file = SafetensorsFile.open(path);
    BadDataException e = assertThrows(BadDataException.class, () -> file.floats("counts"));
    assertEquals("Tensor 'counts' of " + path + " has the type I64, expected F32", e.getMessage());
  }

  @Test
  void contentOfAnotherLengthThanDeclaredIsRefusedAndLeavesNoFile() {
    Path path = folder.resolve("short.safetensors");
    SafetensorsWriter writer =
        new SafetensorsWriter().add("x", DType.F32, new long[] {2}, out -> out.write(0));
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> writer.write(path));
    assertEquals("tensor 'x' should take 8 bytes but 1 were written", e.getMessage());
    assertEquals(false, Files.exists(path));
  }

  @Test
  void aNameIsUsedOnce() {
    Tensor tensor = Tensor.of(new float[1], 1);
    SafetensorsWriter writer = new SafetensorsWriter().add("x", tensor);
    assertThrows(IllegalArgumentException.class, () -> writer.add("x", tensor));
    assertThrows(IllegalArgumentException.class, () -> writer.add("__metadata__", tensor));
  }

  @Test
  void aShapeMustDescribeItsArray() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
  }
}
