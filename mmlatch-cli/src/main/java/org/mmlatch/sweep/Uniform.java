package org.mmlatch.sweep;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.mmlatch.io.Sha256;

/**
 * Uniform random numbers that depend only on a name, so that each can be drawn independently of the
 * others.
 */
final class Uniform {
  private static final int HEX_DIGITS = 12; // 48 bits, which a double represents exactly

  private Uniform() {}

  /** Returns a number in [0, 1). */
  static double of(long seed, long draw, String key) {
    String name = seed + "/" + draw + "/" + key;
    String digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.fromHexDigitsToLong(digest, 0, HEX_DIGITS) * 0x1p-48;
  }
}
