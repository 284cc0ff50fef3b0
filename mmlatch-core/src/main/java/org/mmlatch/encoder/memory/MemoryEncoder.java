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
 * An encoder that reads each modality with a forward LSTM and their interactions with a gated
 * memory. It predicts from the hidden states and memory at the last real step, {@code [h_t ; h_a ;
 * h_v ; u]}.
 *
 * <p>A modality's representation is its hidden states (B, T, H_m).
 */
public abstract class MemoryEncoder extends Encoder {
  private final Map<Modality, Long> widths = new EnumMap<>(Modality.class);
  private final Map<Modality, Lstm> lstms = new EnumMap<>(Modality.class);
  private final MultilayerPerceptron out;

  /**
   * Creates the LSTMs and the head.
   *
   * @param dims number of features D_m of each modality
   * @param hidden hidden sizes H_m
   * @param head head that maps hidden states and memory to the outputs
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
   * @param memory size of the memory
   * @param hidden size of the hidden layer
   * @param outputs number of outputs K
   * @param dropout dropout on the hidden layer
   */
  public record Head(long memory, long hidden, long outputs, Dropout dropout) {}

  /**
   * The states of an encoder after each step.
   *
   * @param hidden hidden states (B, T, H_m) of each modality
   * @param memory memory (B, T, M)
   */
  public record Remembered(Map<Modality, NDArray> hidden, NDArray memory) {}

  /** Returns the total size of all hidden states. */
  protected final long hiddenWidth() {
    return widths.values().stream().mapToLong(width -> width).sum();
  }

  /** Returns the LSTM of each modality. */
  protected final Map<Modality, Lstm> lstms() {
    return lstms;
  }

  /** Reads the segments of Stage II. */
  protected abstract Remembered remember(Pass pass, Segments segments);

  /** Returns the layer that calculates the memory (B, T, M). */
  protected abstract Layer memory();

  /**
   * Returns the released prefixes of the names of this encoder's own weights, by the prefix used
   * here.
   */
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
