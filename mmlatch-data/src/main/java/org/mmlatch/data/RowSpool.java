package org.mmlatch.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/**
 * Collects the {@linkplain WordRows rows inside words} of one modality of a split and the row at
 * which each word begins.
 */
final class RowSpool implements Closeable {
  private final Modality modality;
  private final int dim;
  private final FeatureSpool rows;
  private final List<int[]> counts = new ArrayList<>(); // of each segment

  RowSpool(Modality modality, int dim, Path file) throws IOException {
    this.modality = modality;
    this.dim = dim;
    this.rows = new FeatureSpool(file);
  }

  void append(WordRows ofSegment) throws IOException {
    rows.append(ofSegment.rows());
    counts.add(ofSegment.counts());
  }

  /** Returns the total number of rows so far, ΣR. */
  long size() {
    long sum = 0;
    for (int[] ofSegment : counts) {
      for (int count : ofSegment) {
        sum += count;
      }
    }
    return sum;
  }

  /** Adds the tensors of rows and of row offsets to the file of a split. */
  void addTo(SafetensorsWriter writer) {
    writer.add(SplitFiles.rows(modality), DType.F32, new long[] {size(), dim}, rows.content());
    long[] offsets = offsets();
    writer.add(SplitFiles.rowOffsets(modality), Tensor.of(offsets, offsets.length));
  }

  private long[] offsets() {
    int words = counts.stream().mapToInt(ofSegment -> ofSegment.length).sum();
    long[] offsets = new long[words + 1];
    int word = 0;
    for (int[] ofSegment : counts) {
      for (int count : ofSegment) {
        offsets[word + 1] = offsets[word] + count;
        word++;
      }
    }
    return offsets;
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws IOException {
    rows.close();
  }
}
