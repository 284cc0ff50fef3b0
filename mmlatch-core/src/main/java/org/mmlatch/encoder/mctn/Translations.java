package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * Collects the losses of a batch's translations against the unmasked features of their targets: the
 * mean over segments of the mean squared error over a segment's words and all D features, including
 * padded ones.
 */
final class Translations {
  private final Pass pass;
  private final Segments segments;
  private final Widening widening;
  private final List<LossTerm> losses = new ArrayList<>();

  Translations(Pass pass, Segments segments, Widening widening) {
    this.pass = pass;
    this.segments = segments;
    this.widening = widening;
  }

  /**
   * Adds the loss of a translation.
   *
   * @param loss name of the loss
   * @param decoder name under which the attention is noted
   */
  void add(String loss, double weight, Modality target, String decoder, Decoded decoded) {
    Steps steps = segments.steps();
    pass.noted("attention/" + decoder, steps.zeroPadding(decoded.attention()));
    pass.noted("decoded/" + target.key(), steps.zeroPadding(decoded.features()));
    NDArray expected = widening.of(segments.unmasked().get(target));
    NDArray squares = decoded.features().sub(expected).square();
    losses.add(new LossTerm(loss, steps.mean(squares).mean(), weight));
  }

  /** Returns the losses, in the order in which they were added. */
  List<LossTerm> losses() {
    return losses;
  }
}
