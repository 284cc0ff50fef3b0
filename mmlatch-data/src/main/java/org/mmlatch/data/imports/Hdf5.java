package org.mmlatch.data.imports;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.mmlatch.data.array.ByteFile;

/** How HDF5 files, such as {@code .csd}, begin. */
final class Hdf5 {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private Hdf5() {}

  static boolean matches(Path path) {
    try (ByteFile file = ByteFile.open(path)) {
      return file.size() >= SIGNATURE.length
          && file.read(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }
  }
}
