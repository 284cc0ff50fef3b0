package org.mmlatch.data.imports;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files the way that transfers, editors and attackers do. */
final class Mutator {
  private static final long[] TELLING = {
    0, 1, -1, 0x7f, 0x80, 0xff, Integer.MAX_VALUE, Long.MAX_VALUE
  };
  private static final int MOST_CHANGES = 6;

  private final SplittableRandom random;

  Mutator(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  byte[] mutate(byte[] original) {
    byte[] bytes = original.clone();
    int changes = 1 + below(MOST_CHANGES);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    int at = below(bytes.length);
    int length = Math.min(1 + below(16), bytes.length - at);
    switch (below(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << below(8));
      case 1 -> bytes[at] = (byte) below(256);
      case 2 -> putNumber(bytes, at);
      case 3 -> bytes[at] += (byte) (below(3) - 1);
      case 4 -> {
        return below(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
      case 5 -> {
        return spliced(bytes, at, at + length, at); // a part twice
      }
      default -> {
        return spliced(bytes, at, at, at + length); // a part left out
      }
    }
    return bytes;
  }

  private void putNumber(byte[] bytes, int at) {
    int width = 1 << below(4);
    byte[] number =
        ByteBuffer.allocate(Long.BYTES)
            .putLong(Long.reverseBytes(TELLING[below(TELLING.length)]))
            .array();
    System.arraycopy(number, 0, bytes, at, Math.min(width, bytes.length - at));
  }

  /** Returns the bytes up to {@code end}, followed by those from {@code next} on. */
  private static byte[] spliced(byte[] bytes, int start, int end, int next) {
    int first = Math.max(start, end);
    byte[] result = Arrays.copyOf(bytes, first + bytes.length - next);
    System.arraycopy(bytes, next, result, first, bytes.length - next);
    return result;
  }
}
