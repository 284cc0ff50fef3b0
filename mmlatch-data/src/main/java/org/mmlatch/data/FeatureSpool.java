package org.mmlatch.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.tensor.Tensor;

/**
 * Collects the rows of one modality in a temporary file. A safetensors header needs the number of
 * rows, which is known only at the end, and the rows may not fit into memory.
 */
final class FeatureSpool implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final OutputStream out;

  FeatureSpool(Path file) throws IOException {
    this.file = file;
    this.out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER_BYTES);
  }

  void append(FeatureMatrix rows) throws IOException {
    Tensor.of(rows.values(), rows.rows(), rows.dim()).writeTo(out);
  }

  /** Returns all rows so far, encoded as in a safetensors file. */
  AtomicFile.Content content() {
    return target -> {
      out.flush();
      Files.copy(file, target);
    };
  }

  /** Deletes the file. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
