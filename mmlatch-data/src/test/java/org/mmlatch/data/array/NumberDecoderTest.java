package org.mmlatch.data.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;

/** Elements whose bytes are the ones that NumPy writes. */
class NumberDecoderTest {
  private static double[] decode(String type, int... bytes) {
    ElementType element = ElementType.parse("x", type);
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length).order(element.order());
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return NumberDecoder.decode(element, buffer.flip(), bytes.length / element.bytes());
  }

  @Test
  void halvesAreWidened() {
    assertArrayEquals(
        new double[] {1, -2, 65504, 0x1p-24, 0x1p-14, 1.0009765625, -0.0},
        decode("<f2", 0, 0x3c, 0, 0xc0, 0xff, 0x7b, 1, 0, 0, 4, 1, 0x3c, 0, 0x80));
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN},
        decode(">f2", 0x7c, 0, 0xfc, 0, 0x7e, 0));
  }

  @Test
  void floatsOfBothByteOrdersAreRead() {
    assertArrayEquals(new double[] {1.5}, decode("<f4", 0, 0, 0xc0, 0x3f));
    assertArrayEquals(new double[] {1.5}, decode(">f4", 0x3f, 0xc0, 0, 0));
    assertArrayEquals(new double[] {-2.5}, decode("<f8", 0, 0, 0, 0, 0, 0, 4, 0xc0));
  }

  @Test
  void signedNumbersAreSigned() {
    assertArrayEquals(new double[] {-1, 127}, decode("|i1", 0xff, 0x7f));
    assertArrayEquals(new double[] {-2}, decode("<i2", 0xfe, 0xff));
    assertArrayEquals(new double[] {-3}, decode("<i4", 0xfd, 0xff, 0xff, 0xff));
    assertArrayEquals(new double[] {258}, decode(">i8", 0, 0, 0, 0, 0, 0, 1, 2));
    assertArrayEquals(new double[] {0, 1}, decode("|b1", 0, 1));
  }

  @Test
  void unsignedNumbersAreNot() {
    assertArrayEquals(new double[] {255, 127}, decode("|u1", 0xff, 0x7f));
    assertArrayEquals(new double[] {65534}, decode("<u2", 0xfe, 0xff));
    assertArrayEquals(new double[] {4294967293.0}, decode("<u4", 0xfd, 0xff, 0xff, 0xff));
  }

  @ParameterizedTest
  @CsvSource({"<u8", "<f16", "<f1", "<i3", "<c8", "<i16"})
  void otherTypesAreRefused(String type) {
    assertThrows(BadDataException.class, () -> ElementType.parse("x", type));
  }
}
