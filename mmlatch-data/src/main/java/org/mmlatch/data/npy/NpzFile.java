package org.mmlatch.data.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;

/** An archive of arrays, compressed or not, which are read into memory. */
final class NpzFile {
  private static final String EXTENSION = ".npy";
  private static final long MOST_BYTES = 1L << 30; // of one array
  private static final int CHUNK = 1 << 16;

  private NpzFile() {}

  /** Returns the arrays by name. */
  static Map<String, NdArray> read(Path file) {
    Map<String, NdArray> arrays = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(EXTENSION)) {
          String name = entry.getName().substring(0, entry.getName().length() - EXTENSION.length());
          String where = file + ", array " + name;
          try (InputStream in = zip.getInputStream(entry)) {
            arrays.put(name, NpyFile.read(where, bytes(where, in)));
          }
        }
      }
      return arrays;
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
      throw new BadDataException(file + " is no sound .npz file: " + e.getMessage(), e);
    }
  }

  /** Reads to the end, whatever size the archive declares. */
  private static byte[] bytes(String where, InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] chunk = in.readNBytes(CHUNK);
    while (chunk.length > 0) {
      if (all.size() + chunk.length > MOST_BYTES) {
        throw new BadDataException(
            where
                + " is larger than 1 GiB; save it as a .npy file, which need not fit into memory");
      }
      all.writeBytes(chunk);
      chunk = in.readNBytes(CHUNK);
    }
    return all.toByteArray();
  }
}
