package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * A network that MMLatch can be put around ("Multimodal Encoder" in Table 2): it represents
 * modalities, from which feedback masks are made (Stage I), and makes predictions of segments,
 * masked or not (Stage II).
 */
public abstract class Encoder extends Layer {
  /**
   * Returns the width H_m of each modality's representation. Its keys are what is represented and
   * masked; without any, feedback cannot go around this encoder.
   */
  public abstract Map<Modality, Long> widths();

  /**
   * Returns whether all modalities have one and the same representation, because they were fused
   * before anything was represented. Each mask is then made of it by one network.
   */
  public boolean representsJointly() {
    return false;
  }

  /**
   * Returns the width of the fused vector, which a linear layer maps to the outputs. Empty: this
   * encoder has a head of its own, and what it fuses to are the outputs.
   */
  public abstract OptionalLong fusedWidth();

  /** Stage I: returns each modality's representation, (B, T, H_m). */
  public abstract Map<Modality, NDArray> represent(Pass pass, Segments segments);

  /**
   * Returns what {@link #represent} does of segments that Stage II reads, where an encoder tells
   * the stages apart. No part of a prediction: it shows what Stage II is like.
   */
  public Map<Modality, NDArray> representInStageTwo(Pass pass, Segments segments) {
    return represent(pass, segments);
  }

  /**
   * Stage II: returns the fused vectors, and where the pass asks for them the loss terms of its
   * own.
   */
  public abstract Encoding encode(Pass pass, Segments segments);

  /** Returns the attentions that an explanation shows, by what they say. */
  public Map<String, List<Layer>> attentions() {
    return Map.of();
  }

  /** Returns what an explanation shows of a segment as a whole, of what Stage II notes. */
  public List<NotedTable> explained() {
    return List.of();
  }

  /**
   * Returns the parts whose outputs (B, T, …) an explanation shows, by what they say, such as
   * {@code gate/audio}; where a part's output is one number a word, it is shown, else its length.
   */
  public Map<String, Layer> shown() {
    return Map.of();
  }

  /**
   * Returns what the released code calls a weight or running statistic of a model around this
   * encoder.
   *
   * @param name ours, such as {@code encoder.text.lstm.forward.weight_ih}; one of feedback is in
   *     the released manner already, such as {@code feedback.f1.mask2.weight}
   */
  public String releasedName(String name) {
    return name;
  }
}
