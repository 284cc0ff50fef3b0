package org.mmlatch.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.io.RegularFile;
import org.mmlatch.io.Utf8;

/**
 * A memory-mapped safetensors file, checked when it is opened.
 *
 * <p>Tensors may have any size. The mapping ends when this object is garbage-collected; the file
 * must not be truncated before. Every method that takes a name throws {@link BadDataException} if
 * there is no such tensor or its type is not the requested one.
 */
public final class SafetensorsFile {
  private static final int PREFIX_BYTES = Long.BYTES;
  private static final long MAX_HEADER_BYTES = 100_000_000; // reference implementation's limit

  private final Path path;
  private final SafetensorsHeader header;
  private final Map<String, Tensor> tensors;

  private SafetensorsFile(Path path, SafetensorsHeader header, Map<String, Tensor> tensors) {
    this.path = path;
    this.header = header;
    this.tensors = tensors;
  }

  /**
   * Opens a file.
   *
   * @throws BadDataException if the file does not exist or violates the format; the message says
   *     how
   * @throws UncheckedIOException if it cannot be read
   */
  public static SafetensorsFile open(Path path) {
    return open(path, MappedTensor.CHUNK_BYTES);
  }

  static SafetensorsFile open(Path path, int chunkBytes) {
    RegularFile.require(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long headerBytes = headerBytes(channel);
      SafetensorsHeader header = SafetensorsHeader.parse(headerText(path, channel, headerBytes));
      long dataStart = PREFIX_BYTES + headerBytes;
      HeaderChecks.check(header, channel.size() - dataStart);
      return new SafetensorsFile(path, header, mapAll(channel, header, dataStart, chunkBytes));
    } catch (MalformedHeaderException e) {
      throw new BadDataException(path + " is not a valid safetensors file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Returns the file's path. */
  public Path path() {
    return path;
  }

  /** Returns the names of all tensors in the order of the header. */
  public Set<String> names() {
    return Collections.unmodifiableSet(header.tensors().keySet());
  }

  /** Returns the metadata stored with the tensors; empty if there is none. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** Returns the shape of a tensor of any type. */
  public long[] shape(String name) {
    return entry(name).dimensions();
  }

  /** Returns a tensor, whose type must be one of {@link DType}. */
  public Tensor tensor(String name) {
    TensorEntry entry = entry(name);
    return Optional.ofNullable(tensors.get(name))
        .orElseThrow(
            () ->
                new BadDataException(
                    "Tensor '%s' of %s has the type %s, which is not supported; convert it to F32 or I64"
                        .formatted(name, path, entry.dtype())));
  }

  /** Returns all elements of an {@link DType#F32} tensor. */
  public float[] floats(String name) {
    return tensor(name, DType.F32).floats();
  }

  /** Returns all elements of an {@link DType#I64} tensor. */
  public long[] longs(String name) {
    return tensor(name, DType.I64).longs();
  }

  /**
   * Fills {@code target} with elements of an {@link DType#F32} tensor, beginning at {@code
   * startElement}.
   */
  public void readFloats(String name, long startElement, FloatBuffer target) {
    tensor(name, DType.F32).readFloats(startElement, target);
  }

  /** Fills the whole array, as {@link #readFloats(String, long, FloatBuffer)} does. */
  public void readFloats(String name, long startElement, float[] target) {
    readFloats(name, startElement, FloatBuffer.wrap(target));
  }

  /** Returns a tensor that must have the given type. */
  public Tensor tensor(String name, DType dtype) {
    Tensor tensor = tensor(name);
    if (tensor.dtype() != dtype) {
      throw new BadDataException(
          "Tensor '%s' of %s has the type %s, expected %s"
              .formatted(name, path, tensor.dtype(), dtype));
    }
    return tensor;
  }

  private TensorEntry entry(String name) {
    return Optional.ofNullable(header.tensors().get(name))
        .orElseThrow(
            () ->
                new BadDataException(
                    "%s has no tensor '%s'; it has %s".formatted(path, name, names())));
  }

  private static long headerBytes(FileChannel channel) throws IOException {
    if (channel.size() < PREFIX_BYTES) {
      throw new MalformedHeaderException(
          "it has %s bytes, the header's length alone takes 8".formatted(channel.size()));
    }
    long length = read(channel, 0, PREFIX_BYTES).getLong();
    long available = Math.min(channel.size() - PREFIX_BYTES, MAX_HEADER_BYTES);
    if (length < 0 || length > available) {
      throw new MalformedHeaderException(
          "it announces a header of %s bytes, but at most %s are possible; is it complete?"
              .formatted(Long.toUnsignedString(length), available));
    }
    return length;
  }

  private static String headerText(Path path, FileChannel channel, long length) throws IOException {
    return Utf8.decode(path + ", header", read(channel, PREFIX_BYTES, (int) length));
  }

  private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new MalformedHeaderException("it ended while it was read");
      }
    }
    return bytes.flip();
  }

  private static Map<String, Tensor> mapAll(
      FileChannel channel, SafetensorsHeader header, long dataStart, int chunkBytes)
      throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, TensorEntry> named : header.tensors().entrySet()) {
      TensorEntry entry = named.getValue();
      Optional<DType> dtype = DType.named(entry.dtype());
      if (dtype.isPresent()) {
        long position = dataStart + entry.begin();
        tensors.put(
            named.getKey(),
            MappedTensor.map(channel, position, dtype.get(), entry.dimensions(), chunkBytes));
      }
    }
    return tensors;
  }
}
