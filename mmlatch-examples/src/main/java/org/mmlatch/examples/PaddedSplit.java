package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;

/** Converts a split of a corpus to a DJL dataset, with all segments padded to the longest. */
final class PaddedSplit {
  private PaddedSplit() {}

  /**
   * Returns a dataset whose batches have as data an array (B, T, D_m) for each modality, then the
   * lengths (B), and as labels an array (B, 1).
   */
  static Dataset of(SplitData split, int batchSize, NDManager manager) {
    List<NDArray> inputs = new ArrayList<>();
    for (Modality modality : split.modalities()) {
      inputs.add(padded(split, modality, manager));
    }
    float[] labels = new float[split.size()];
    long[] lengths = new long[split.size()];
    for (int i = 0; i < split.size(); i++) {
      lengths[i] = split.length(i);
      labels[i] = split.label(i);
    }
    inputs.add(manager.create(lengths));
    return new ArrayDataset.Builder()
        .setData(inputs.toArray(NDArray[]::new))
        .optLabels(manager.create(labels, new Shape(labels.length, 1)))
        .setSampling(batchSize, true)
        .build();
  }

  private static NDArray padded(SplitData split, Modality modality, NDManager manager) {
    int dim = split.dim(modality);
    int longest = 0;
    for (int i = 0; i < split.size(); i++) {
      longest = Math.max(longest, split.length(i));
    }
    FloatBuffer values = FloatBuffer.allocate(split.size() * longest * dim);
    for (int i = 0; i < split.size(); i++) {
      Segment segment = split.segment(i);
      values.put(i * longest * dim, segment.features().get(modality).values());
    }
    return manager.create(values, new Shape(split.size(), longest, dim));
  }
}
