package org.mmlatch.tensor;

import java.util.Arrays;
import java.util.Optional;

/** The supported element types of the safetensors format. */
public enum DType {
  BOOL(1),
  U8(1),
  I8(1),
  U16(2),
  I16(2),
  F16(2),
  BF16(2),
  U32(4),
  I32(4),
  /** IEEE 754 single precision, read with {@code floats}. */
  F32(4),
  U64(8),
  /** Signed 64-bit integers, read with {@code longs}. */
  I64(8),
  F64(8);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Returns the type with the given name in a file; empty if it is not supported. */
  public static Optional<DType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
