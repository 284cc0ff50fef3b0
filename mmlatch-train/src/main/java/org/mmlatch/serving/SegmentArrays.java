package org.mmlatch.serving;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.RunInputs;
import org.mmlatch.settings.PaddingRule;
import org.mmlatch.train.NotFiniteException;

/**
 * Converts segments to the input of a run's model: truncated to the maximum length, normalised, and
 * padded to the longest.
 *
 * @param inputs the run's preparation of segments
 */
record SegmentArrays(RunInputs inputs) {
  /**
   * Checks that predictions depend only on the segment, and that a request can contain everything
   * that the model reads.
   *
   * @throws RefusedException if not; the message names the setting that prevents it
   */
  static void requirePredictable(FinishedRun run) {
    String setting = "";
    if (run.settings().model().padding() == PaddingRule.RELEASED) {
      setting = "model.padding = released makes a prediction depend on its batch";
    } else if (run.settings().feedback().drawsInEvaluation()) {
      setting = "feedback.mask-dropout-at-evaluation makes predictions random";
    } else if (!run.settings().encoder().readByRows(run.inputs().dims().keySet()).isEmpty()) {
      setting = "raven.rows = subword reads rows inside words, which a request cannot contain";
    }
    if (!setting.isEmpty()) {
      throw new RefusedException(
          "%s cannot be served segment by segment: its setting %s"
              .formatted(run.folder().path(), setting));
    }
  }

  /**
   * Returns the features (B, T, D_m) of each modality that the model reads, then the lengths (B).
   *
   * @throws BadDataException if a segment lacks a modality, has no steps, the wrong number of
   *     features, or a value that is not finite
   */
  NDList of(List<Segment> segments, NDManager manager) {
    segments.forEach(this::require);
    try (NDManager owner = manager.newSubManager()) {
      ResidentSplit split = inputs.load(SplitData.of(SplitName.TEST, segments), owner);
      Batch batch = split.batch(IntStream.range(0, segments.size()).toArray(), manager);
      batch.target().close();
      NDList arrays = new NDList(batch.features().values());
      arrays.add(batch.lengths());
      return arrays;
    }
  }

  /**
   * Reads the predictions (B, K) of segments, row by row.
   *
   * @throws NotFiniteException if one is not finite, as with features that are too large
   */
  static float[] read(NDArray predictions) {
    float[] values = predictions.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new NotFiniteException(
            "segment %d: its prediction is not finite; are its features like those of the training?"
                .formatted(i / predictions.getShape().get(1)));
      }
    }
    return values;
  }

  private void require(Segment segment) {
    inputs.dims().forEach((modality, dim) -> require(segment, modality, dim));
  }

  private static void require(Segment segment, Modality modality, int dim) {
    Map<Modality, FeatureMatrix> features = segment.features();
    if (!features.containsKey(modality)) {
      throw new BadDataException(
          "segment %s has no %s; the model reads %d features per step of it"
              .formatted(segment.id(), modality.key(), dim));
    }
    FeatureMatrix matrix = features.get(modality);
    if (matrix.dim() != dim) {
      throw new BadDataException(
          "segment %s has %d %s features per step; the model reads %d"
              .formatted(segment.id(), matrix.dim(), modality.key(), dim));
    }
    if (matrix.rows() == 0) {
      throw new BadDataException("segment %s has no steps".formatted(segment.id()));
    }
    for (int i = 0; i < matrix.values().length; i++) {
      if (!Float.isFinite(matrix.values()[i])) {
        throw new BadDataException(
            "segment %s, %s, step %d, feature %d: %s is not a finite number"
                .formatted(segment.id(), modality.key(), i / dim, i % dim, matrix.values()[i]));
      }
    }
  }
}
