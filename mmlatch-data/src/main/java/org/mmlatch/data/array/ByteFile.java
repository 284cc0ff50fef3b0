package org.mmlatch.data.array;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.mmlatch.BadDataException;
import org.mmlatch.io.RegularFile;

/** A random-access file of any size. Only the parts requested are read into memory. */
public final class ByteFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final long size;

  private ByteFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a file, which must not be changed while it is open.
   *
   * @throws BadDataException if there is no such file
   * @throws UncheckedIOException if it cannot be read
   */
  public static ByteFile open(Path path) {
    RegularFile.require(path);
    try {
      return new ByteFile(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Returns the path of the file. */
  public Path path() {
    return path;
  }

  /** Returns the size of the file in bytes. */
  public long size() {
    return size;
  }

  /**
   * Returns a view of a part of the file, in bytes. Nothing is read yet.
   *
   * @throws BadDataException if the file ends before the part does
   */
  public Bytes slice(long position, long length) {
    requireInside(position, length);
    return new Part(this, position, length);
  }

  /**
   * Reads a part of the file into a new little-endian buffer.
   *
   * @throws BadDataException if the file ends before the part does, checked before allocation
   */
  public ByteBuffer read(long position, int length) {
    requireInside(position, length);
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new BadDataException(path + " became shorter while it was read");
        }
      }
      return buffer.flip();
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private void requireInside(long position, long length) {
    if (position < 0 || length < 0 || position > size || length > size - position) {
      throw new BadDataException(
          "%s ends at byte %s, but %s bytes are expected from byte %s on; it is cut off or damaged"
              .formatted(path, size, length, position));
    }
  }

  private static UncheckedIOException failure(Path path, IOException e) {
    return new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** A part of a file. */
  private record Part(ByteFile file, long position, long length) implements Bytes {
    @Override
    public ByteBuffer read(long start, int count) {
      Objects.checkFromIndexSize(start, count, length);
      return file.read(position + start, count);
    }
  }
}
