package org.mmlatch.tracking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record file format. Each record is its length (8 bytes), a checksum of the length,
 * the record's bytes, and a checksum of these. A checksum is a masked CRC-32C: rotated, plus a
 * constant.
 */
final class Records {
  private static final int AROUND = Long.BYTES + 2 * Integer.BYTES;

  private Records() {}

  /** Returns the bytes of a record in the file format. */
  static byte[] framed(byte[] record) {
    byte[] length = little(Long.BYTES).putLong(record.length).array();
    return little(AROUND + record.length)
        .put(length)
        .putInt(checksum(length))
        .put(record)
        .putInt(checksum(record))
        .array();
  }

  /** Returns the records of a file, up to the first one that is damaged or truncated. */
  static List<byte[]> read(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.remaining() >= AROUND) {
      byte[] length = new byte[Long.BYTES];
      rest.get(length);
      long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (rest.getInt() != checksum(length)
          || size < 0
          || size > rest.remaining() - Integer.BYTES) {
        break;
      }
      byte[] record = new byte[(int) size];
      rest.get(record);
      if (rest.getInt() != checksum(record)) {
        break;
      }
      records.add(record);
    }
    return records;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int plain = (int) crc.getValue();
    return Integer.rotateRight(plain, 15) + 0xa282ead8;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
