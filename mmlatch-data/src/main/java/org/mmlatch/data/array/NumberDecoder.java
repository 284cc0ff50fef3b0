package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.util.function.ToDoubleFunction;

/** Decodes stored numbers of any numeric type to doubles. */
final class NumberDecoder {
  private NumberDecoder() {}

  static double[] decode(ElementType type, ByteBuffer buffer, int count) {
    ToDoubleFunction<ByteBuffer> next = decoder(type);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = next.applyAsDouble(buffer);
    }
    return values;
  }

  private static ToDoubleFunction<ByteBuffer> decoder(ElementType type) {
    return switch (type.kind()) {
      case FLOAT ->
          switch (type.bytes()) {
            case 2 -> buffer -> half(buffer.getShort());
            case 4 -> ByteBuffer::getFloat;
            default -> ByteBuffer::getDouble;
          };
      case UNSIGNED ->
          switch (type.bytes()) {
            case 1 -> buffer -> Byte.toUnsignedInt(buffer.get());
            case 2 -> buffer -> Short.toUnsignedInt(buffer.getShort());
            default -> buffer -> Integer.toUnsignedLong(buffer.getInt());
          };
      default ->
          switch (type.bytes()) {
            case 1 -> ByteBuffer::get;
            case 2 -> ByteBuffer::getShort;
            case 4 -> ByteBuffer::getInt;
            default -> ByteBuffer::getLong;
          };
    };
  }

  /** Widens an IEEE 754 half: 1 sign bit, 5 exponent bits, 10 fraction bits. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
