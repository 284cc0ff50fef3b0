package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * A network that MMLatch adds feedback to ("Multimodal Encoder" in Table 2). It computes
 * representations of the modalities, from which the feedback masks are made (Stage I), and
 * predictions for segments, masked or not (Stage II).
 */
public abstract class Encoder extends Layer {
  /**
   * Returns the width H_m of each modality's representation. Its keys are the modalities that are
   * represented and masked; without any, feedback cannot go around this encoder.
   */
  public abstract Map<Modality, Long> widths();

  /**
   * Returns whether all modalities share one representation, because they are fused at the
   * encoder's input. Each mask is then made of it by one network.
   */
  public boolean representsJointly() {
    return false;
  }

  /**
   * Returns the width of the fused vector, which a linear layer maps to the outputs. Empty: this
   * encoder has its own head, and its fused vectors are the outputs.
   */
  public abstract OptionalLong fusedWidth();

  /** Stage I: returns each modality's representation, (B, T, H_m). */
  public abstract Map<Modality, NDArray> represent(Pass pass, Segments segments);

  /**
   * Returns the same as {@link #represent} for the segments of Stage II, for encoders that
   * distinguish the stages. No part of a prediction: it shows what Stage II is like.
   */
  public Map<Modality, NDArray> representInStageTwo(Pass pass, Segments segments) {
    return represent(pass, segments);
  }

  /**
   * Stage II: returns the fused vectors, and the encoder's own loss terms if the pass asks for
   * them.
   */
  public abstract Encoding encode(Pass pass, Segments segments);

  /** Returns the attentions that an explanation shows, by the name under which it shows them. */
  public Map<String, List<Layer>> attentions() {
    return Map.of();
  }

  /**
   * Returns the tables that an explanation shows for a segment as a whole, from values noted in
   * Stage II.
   */
  public List<NotedTable> explained() {
    return List.of();
  }

  /**
   * Returns the parts whose outputs (B, T, …) an explanation shows, by name, such as {@code
   * gate/audio}. An output of one number per word is shown itself, a vector by its length.
   */
  public Map<String, Layer> shown() {
    return Map.of();
  }

  /**
   * Returns the name in the released code of a weight or running statistic of a model with this
   * encoder.
   *
   * @param name ours, such as {@code encoder.text.lstm.forward.weight_ih}; one of feedback is in
   *     the released manner already, such as {@code feedback.f1.mask2.weight}
   */
  public String releasedName(String name) {
    return name;
  }
}
