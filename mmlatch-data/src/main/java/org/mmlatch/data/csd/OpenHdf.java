package org.mmlatch.data.csd;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mmlatch.BadDataException;
import org.mmlatch.io.RegularFile;

/**
 * An open HDF5 file.
 *
 * @param bytes size of the file in bytes
 */
record OpenHdf(Path path, HdfFile file, long bytes) implements AutoCloseable {
  /**
   * Opens a file. A file below 2 GiB is mapped into a single buffer. jHDF cannot read beyond it, so
   * declared sizes beyond the end of the file fail before memory is allocated.
   *
   * @throws BadDataException if the file does not exist or is not HDF5
   */
  static OpenHdf open(Path path) {
    RegularFile.require(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long bytes = channel.size();
      return HdfGuard.read(
          path.toString(), () -> new OpenHdf(path, openHdf(path, channel, bytes), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static HdfFile openHdf(Path path, FileChannel channel, long bytes) {
    try {
      return bytes <= Integer.MAX_VALUE
          ? HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes))
          : new HdfFile(path);
    } catch (HdfException e) {
      throw new BadDataException(path + " is not an HDF5 file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
