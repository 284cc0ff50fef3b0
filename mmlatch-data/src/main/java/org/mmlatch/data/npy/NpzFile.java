package org.mmlatch.data.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;

/** Reads arrays from an {@code .npz} archive, compressed or not, into memory. */
final class NpzFile {
  private static final String EXTENSION = ".npy";
  private static final int MOST_BYTES = 1 << 30; // per array

  private NpzFile() {}

  /** Returns the arrays with the given names. Others are not unpacked. */
  static Map<String, NdArray> read(Path file, Set<String> names) {
    Map<String, NdArray> arrays = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (String name : names) {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(name + EXTENSION));
        if (entry.isPresent()) {
          String where = file + ", array " + name;
          try (InputStream in = zip.getInputStream(entry.get())) {
            arrays.put(name, NpyFile.read(where, bytes(where, in)));
          }
        }
      }
      return arrays;
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are not UTF-8
      throw unsound(file, e);
    }
  }

  /** Returns the names of all arrays without unpacking them. */
  static Set<String> names(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .collect(Collectors.toSet());
    } catch (IOException | IllegalArgumentException e) {
      throw unsound(file, e);
    }
  }

  private static BadDataException unsound(Path file, Exception cause) {
    return new BadDataException(file + " is not a valid .npz file: " + cause.getMessage(), cause);
  }

  /** Reads to the end, regardless of the size that the archive declares. */
  private static byte[] bytes(String where, InputStream in) throws IOException {
    byte[] all = in.readNBytes(MOST_BYTES);
    if (in.read() >= 0) {
      throw new BadDataException(
          where + " is larger than 1 GiB; save it as a .npy file, which need not fit into memory");
    }
    return all;
  }
}
