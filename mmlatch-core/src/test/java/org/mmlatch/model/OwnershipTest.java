package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.mctn.MctnConfig;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Weights;

class OwnershipTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, late-fusion",
    "LINEAR, late-fusion",
    "LSTM, late-fusion",
    "NONE, mult",
    "LSTM, mult",
    "NONE, mctn",
    "LSTM, mctn",
    "LSTM, released-mctn",
    "NONE, routing",
    "LSTM, routing"
  })
  void whateverAPassCalculatesBelongsToTheManagerOfItsInputs(FeedbackType type, String name) {
    Set<Modality> all = EnumSet.allOf(Modality.class);
    try (NDManager owner = NDManager.newBaseManager()) {
      ModelConfig lateFusion = ModelFixture.config(type, Pooling.ATTENTION, all);
      EncoderConfig encoder =
          switch (name) {
            case "mult" -> new MultConfig(4, 2, 1, MultConfig.Kernels.ONE, true, MultDropout.NONE);
            case "mctn" -> mctn(MctnConfig.Variant.STANDARD);
            case "released-mctn" -> mctn(MctnConfig.Variant.RELEASED);
            case "routing" ->
                new RoutingConfig(
                    4, 2, 1, 1, true, 3, 2, 7, 2, RoutingConfig.Head.CLASSES, RoutingDropout.NONE);
            default -> lateFusion.encoder();
          };
      MMLatch model =
          new MMLatch(new ModelConfig(lateFusion.dims(), encoder, lateFusion.feedback()));
      Weights.draw(model, owner, 1);
      pass(model, all); // what a model keeps for sequences of these lengths it has from now on
      int before = owner.getManagedArrays().size();
      pass(model, all);
      assertEquals(before, owner.getManagedArrays().size());
    }
  }

  private static MctnConfig mctn(MctnConfig.Variant variant) {
    return new MctnConfig(variant, MctnConfig.Order.TEXT_VISUAL_AUDIO, 4, 3, 0.1, 0.1, 0.01);
  }

  private static void pass(MMLatch model, Set<Modality> modalities) {
    try (NDManager step = NDManager.newBaseManager()) {
      Segments segments = ModelFixture.segments(step, modalities, Map.of(1, 4, 2, 7));
      Pass pass = ModelFixture.pass(step, Pass.Purpose.TRAINING);
      var unused = model.predict(pass, segments);
    }
  }
}
