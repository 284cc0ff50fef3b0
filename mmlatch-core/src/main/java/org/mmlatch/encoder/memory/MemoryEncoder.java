package org.mmlatch.encoder.memory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.ReleasedPrefixes;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Lstm;
import org.mmlatch.nn.MultilayerPerceptron;
import org.mmlatch.nn.Pass;

/**
 * An encoder with a forward LSTM for each modality and a memory of what happens between them. It
 * predicts from the last real hidden states and memory, {@code [h_t ; h_a ; h_v ; u]}.
 *
 * <p>A modality is represented by its hidden states, (B, T, H_m).
 */
public abstract class MemoryEncoder extends Encoder {
  private final Map<Modality, Long> widths = new EnumMap<>(Modality.class);
  private final Map<Modality, Lstm> lstms = new EnumMap<>(Modality.class);
  private final MultilayerPerceptron out;

  /**
   * Builds what all of them have.
   *
   * @param dims features D_m of each modality
   * @param hidden H_m
   * @param head from hidden states and memory to the outputs
   */
  protected MemoryEncoder(Map<Modality, Integer> dims, Widths hidden, Head head) {
    dims.forEach(
        (modality, features) -> {
          long width = hidden.of(modality);
          widths.put(modality, width);
          lstms.put(modality, part(modality.key(), new Lstm(features, width)));
        });
    long fused = hiddenWidth() + head.memory();
    out =
        part("out", new MultilayerPerceptron(fused, head.hidden(), head.outputs(), head.dropout()));
  }

  /**
   * The head, which maps hidden states and memory to the outputs.
   *
   * @param memory width of the memory
   * @param hidden width between its layers
   * @param outputs K
   * @param dropout on what is between its layers
   */
  public record Head(long memory, long hidden, long outputs, Dropout dropout) {}

  /**
   * The state of an encoder after each step.
   *
   * @param hidden states of each modality, (B, T, H_m)
   * @param memory (B, T, M)
   */
  public record Remembered(Map<Modality, NDArray> hidden, NDArray memory) {}

  /** Returns the width of all hidden states together. */
  protected final long hiddenWidth() {
    return widths.values().stream().mapToLong(width -> width).sum();
  }

  /** Returns the LSTM of each modality. */
  protected final Map<Modality, Lstm> lstms() {
    return lstms;
  }

  /** Reads segments in Stage II. */
  protected abstract Remembered remember(Pass pass, Segments segments);

  /** Returns the layer that makes the memory (B, T, M). */
  protected abstract Layer memory();

  /** Returns the released code's prefixes of the names of what is this encoder's own, by ours. */
  protected abstract Map<String, String> ownPrefixes();

  @Override
  public final Map<Modality, Long> widths() {
    return widths;
  }

  /** Empty: the encoder has its own head. */
  @Override
  public final OptionalLong fusedWidth() {
    return OptionalLong.empty();
  }

  @Override
  public final Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    lstms.forEach(
        (modality, lstm) ->
            represented.put(modality, lstm.hidden(pass, segments.features().get(modality))));
    return represented;
  }

  @Override
  public final Encoding encode(Pass pass, Segments segments) {
    Remembered remembered = remember(pass, segments);
    NDList last = new NDList();
    remembered.hidden().values().forEach(h -> last.add(segments.steps().last(h)));
    last.add(segments.steps().last(remembered.memory()));
    return new Encoding(out.forward(pass, Joined.of(last, 1))); // (B, K)
  }

  @Override
  public Map<String, Layer> shown() {
    return Map.of("memory", memory());
  }

  @Override
  public final String releasedName(String name) {
    return new ReleasedPrefixes(MemoryNames.with(ownPrefixes())).replacedIn(name);
  }
}
