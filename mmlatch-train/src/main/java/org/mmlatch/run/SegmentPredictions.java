package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mmlatch.Modality;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.PredictionFile.Detail;
import org.mmlatch.train.MaskPart;
import org.mmlatch.train.SegmentMasks;

/**
 * Predicts a stream of segments in blocks, in order, so that memory does not grow with their
 * number.
 */
final class SegmentPredictions implements Consumer<Segment> {
  /**
   * A model's prediction for one segment.
   *
   * @param targets the segment's targets; NaN if unknown
   * @param values the K raw predictions
   * @param masks each feature's merged mask, averaged over the segment's steps; empty unless
   *     requested
   */
  record Prediction(
      SegmentId id, List<Float> targets, List<Float> values, Map<Modality, float[]> masks) {}

  private final RunModel model;
  private final Detail detail;
  private final Consumer<Prediction> consumer;
  private final List<Segment> waiting = new ArrayList<>();
  private long predicted;

  SegmentPredictions(RunModel model, Detail detail, Consumer<Prediction> consumer) {
    this.model = model;
    this.detail = detail;
    this.consumer = consumer;
    model.seedEvaluation();
  }

  @Override
  public void accept(Segment segment) {
    waiting.add(segment);
    if (waiting.size() == model.segmentsAtATime()) {
      predictWaiting();
    }
  }

  /** Predicts the remaining segments; returns the total number of predicted segments. */
  long finish() {
    if (!waiting.isEmpty()) {
      predictWaiting();
    }
    return predicted;
  }

  private void predictWaiting() {
    try (NDManager owner = model.manager().newSubManager()) {
      ResidentSplit split = model.load(SplitData.of(SplitName.TEST, waiting), owner);
      float[][] values = model.predictor(owner).predict(split, model.evaluationBatches(split));
      Optional<SegmentMasks> masks =
          detail == Detail.MASKS
              ? Optional.of(model.masks(split, Progress.SILENT))
              : Optional.empty();
      for (int i = 0; i < values.length; i++) {
        int segment = i;
        consumer.accept(
            new Prediction(
                split.id(i),
                Floats.asList(split.target(i)),
                Floats.asList(values[i]),
                masks.map(all -> merged(all, segment)).orElse(Map.of())));
      }
    }
    predicted += waiting.size();
    waiting.clear();
  }

  private static Map<Modality, float[]> merged(SegmentMasks masks, int segment) {
    Map<Modality, float[]> merged = new EnumMap<>(Modality.class);
    for (MaskPart part : masks.parts()) {
      if (part.source().isEmpty()) {
        merged.put(part.target(), masks.means(part, segment));
      }
    }
    return merged;
  }
}
