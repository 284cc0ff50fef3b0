package org.mmlatch.examples;

import ai.djl.ModelException;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.serving.SegmentTranslator;

/** Predicts with a trained run, loaded as a DJL model. */
public final class PredictFromJava {
  private PredictFromJava() {}

  /** Predicts a segment of zeros; the argument is the run folder. */
  public static void main(String[] arguments)
      throws IOException, ModelException, TranslateException {
    int steps = 4;
    Segment segment =
        new Segment(
            new SegmentId("mine", 0),
            Map.of(
                Modality.TEXT, FeatureMatrix.of(32, new float[steps * 32]),
                Modality.AUDIO, FeatureMatrix.of(16, new float[steps * 16]),
                Modality.VISUAL, FeatureMatrix.of(12, new float[steps * 12])),
            Float.NaN, // the label: unknown
            Optional.empty()); // the words: unknown
    System.out.println(predict(Path.of(arguments[0]), segment));
  }

  static float predict(Path run, Segment segment)
      throws IOException, ModelException, TranslateException {
    try (ZooModel<Segment, float[]> model = SegmentTranslator.criteria(run).loadModel();
        Predictor<Segment, float[]> predictor = model.newPredictor()) {
      return predictor.predict(segment)[0];
    }
  }
}
