package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * A multimodal encoder to which MMLatch can add feedback ("Multimodal Encoder" in Table 2). In
 * Stage I it calculates the representations from which the masks are made; in Stage II it encodes
 * the masked segments for prediction. Without feedback there is only Stage II, on unmasked
 * segments.
 */
public abstract class Encoder extends Layer {
  /**
   * Returns the size H_m of each modality's representation. The keys are the modalities that are
   * represented and masked; with none, this encoder cannot be used with feedback.
   */
  public abstract Map<Modality, Long> widths();

  /**
   * Returns whether all modalities share one representation because they are fused first. Each mask
   * is then made from it by a single network.
   */
  public boolean representsJointly() {
    return false;
  }

  /**
   * Returns the size of the fused vector, which a linear layer maps to the outputs. Empty if this
   * encoder has its own head and returns the outputs as fused vector.
   */
  public abstract OptionalLong fusedWidth();

  /** Stage I: returns each modality's representation, (B, T, H_m). */
  public abstract Map<Modality, NDArray> represent(Pass pass, Segments segments);

  /**
   * Returns the representations (B, T, H_m) of segments as Stage II calculates them. They differ
   * from {@link #represent} only if an encoder treats the stages differently. Used to inspect Stage
   * II, not to predict.
   */
  public Map<Modality, NDArray> representInStageTwo(Pass pass, Segments segments) {
    return represent(pass, segments);
  }

  /**
   * Stage II: returns the fused vectors and, if the pass asks for them, the encoder's own loss
   * terms.
   */
  public abstract Encoding encode(Pass pass, Segments segments);

  /**
   * Returns the attentions that an explanation shows, by name, such as {@code text}; the weights of
   * several attentions under one name are averaged.
   */
  public Map<String, List<Layer>> attentions() {
    return Map.of();
  }

  /**
   * Returns the tables that an explanation shows for a segment as a whole, from the values that
   * Stage II {@linkplain Pass#noted notes}.
   */
  public List<NotedTable> explained() {
    return List.of();
  }

  /**
   * Returns the parts whose outputs (B, T, …) an explanation shows, by name, such as {@code
   * gate/audio}. An output of one number per step is shown as it is, a vector per step by its
   * Euclidean norm.
   */
  public Map<String, Layer> shown() {
    return Map.of();
  }

  /**
   * Returns the name that the released code has for a weight or running statistic of a model with
   * this encoder.
   *
   * @param name name in this project, such as {@code encoder.text.lstm.forward.weight_ih}; for
   *     feedback, a name already in the released form, such as {@code feedback.f1.mask2.weight}
   */
  public String releasedName(String name) {
    return name;
  }
}
