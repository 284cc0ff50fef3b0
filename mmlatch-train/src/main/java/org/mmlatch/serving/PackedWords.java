package org.mmlatch.serving;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.glove.GloveFile;
import org.mmlatch.run.RunInputs;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsWriter;

/**
 * Word vectors prepared for a package, in the format that {@link WordTable} reads. They may be
 * larger than memory, so they are written to temporary files, which {@link #close} removes.
 */
final class PackedWords implements AutoCloseable {
  private final Optional<Path> folder;

  private PackedWords(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Prepares the vectors of a file; without a file there is nothing to pack.
   *
   * @param glove word vectors in GloVe's format
   * @param inputs the inputs of the run that reads them
   * @throws BadDataException if the model reads more than text, or vectors of another size
   */
  static PackedWords of(Optional<Path> glove, RunInputs inputs) {
    if (glove.isEmpty()) {
      return new PackedWords(Optional.empty());
    }
    int dim = inputs.textDim();
    try {
      PackedWords words =
          new PackedWords(Optional.of(Files.createTempDirectory("mmlatch-package")));
      try {
        words.fill(glove.get(), inputs, dim);
        return words;
      } catch (IOException | RuntimeException e) {
        words.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + glove.get() + ": " + e.getMessage(), e);
    }
  }

  private void fill(Path glove, RunInputs inputs, int dim) throws IOException {
    Path raw = file("raw");
    List<String> words = new ArrayList<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
      GloveFile.readAll(
          glove,
          (word, vector) -> {
            if (vector.length != dim) { // avoids the call for every word
              inputs.requireVectors(glove, vector.length);
            }
            if (word.equals(word.toLowerCase(Locale.ROOT)) && !word.contains("\n")) {
              words.add(word); // requests are lower-cased, like transcripts at import
              write(out, vector);
            }
          });
    }
    Files.writeString(file(WordTable.WORDS), String.join("\n", words) + "\n");
    new SafetensorsWriter()
        .add(
            WordTable.TENSOR,
            DType.F32,
            new long[] {words.size(), dim},
            out -> Files.copy(raw, out))
        .write(file(WordTable.VECTORS));
  }

  private static void write(OutputStream out, float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    try {
      out.write(bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write vectors: " + e.getMessage(), e);
    }
  }

  private Path file(String name) {
    return folder.orElseThrow().resolve(name);
  }

  void putInto(ZipOutputStream zip) throws IOException {
    if (folder.isPresent()) {
      ModelPackage.put(zip, WordTable.WORDS, file(WordTable.WORDS));
      ModelPackage.put(zip, WordTable.VECTORS, file(WordTable.VECTORS));
    }
  }

  @Override
  public void close() {
    folder.ifPresent(PackedWords::remove);
  }

  private static void remove(Path folder) {
    try {
      for (String name : List.of("raw", WordTable.WORDS, WordTable.VECTORS)) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
