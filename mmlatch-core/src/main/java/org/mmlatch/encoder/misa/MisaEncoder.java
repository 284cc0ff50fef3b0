package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.OrthogonalInitializer;
import org.mmlatch.nn.Pass;

/**
 * MISA: each modality's utterance vector is projected to a private and a shared representation; a
 * transformer layer lets these tokens attend to each other, and two linear layers predict from
 * them. The loss terms are calculated only if the pass asks for them.
 */
final class MisaEncoder extends Encoder {
  /** The order of the private tokens and of the shared ones. */
  private static final List<Modality> TOKENS =
      List.of(Modality.TEXT, Modality.VISUAL, Modality.AUDIO);

  private static final String RECURRENT_WEIGHT = ".weight_hh";

  private final Map<Modality, SequenceEncoder> sequences = new EnumMap<>(Modality.class);
  private final Subspaces subspaces;
  private final TokenLayer layer;
  private final Linear first;
  private final Linear last;
  private final Dropout dropout;
  private final MisaLosses losses;

  MisaEncoder(MisaConfig config, Map<Modality, Integer> dims, int outputs) {
    Map<Modality, Long> utterances = new EnumMap<>(Modality.class);
    dims.forEach(
        (modality, features) -> {
          sequences.put(modality, part(modality.key(), new SequenceEncoder(features)));
          utterances.put(modality, 4L * features);
        });
    long hidden = config.hidden();
    subspaces = part("subspaces", new Subspaces(utterances, hidden));
    layer = part("transformer", new TokenLayer(config));
    long inner = hidden * dims.size();
    first = part("fusion-1", new Linear(2 * inner, inner));
    last = part("fusion-2", new Linear(inner, outputs));
    dropout = new Dropout(config.dropout().fusion());
    losses = part("losses", new MisaLosses(config.weight()));
    if (config.recurrentStart() == MisaConfig.RecurrentStart.ORTHOGONAL) {
      weights().entrySet().stream()
          .filter(weight -> weight.getKey().endsWith(RECURRENT_WEIGHT))
          .forEach(weight -> weight.getValue().setInitializer(new OrthogonalInitializer()));
    }
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    sequences.forEach((modality, encoder) -> widths.put(modality, encoder.width()));
    return widths;
  }

  /** Empty: MISA has its own head. */
  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.empty();
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    sequences
        .keySet()
        .forEach(
            modality -> represented.put(modality, read(pass, segments, modality).representation()));
    return represented;
  }

  private SequenceEncoder.Read read(Pass pass, Segments segments, Modality modality) {
    NDArray x = segments.features().get(modality);
    return sequences.get(modality).forward(pass, x, segments.steps(modality));
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    Map<Modality, Subspaces.Parts> parts = new EnumMap<>(Modality.class);
    sequences
        .keySet()
        .forEach(
            modality -> {
              NDArray utterance =
                  read(pass, segments, modality).utterance(segments.steps(modality));
              parts.put(modality, subspaces.forward(pass, modality, utterance));
            });
    NDArray y = predicted(pass, layer.forward(pass, tokens(parts)));
    if (!pass.hasLosses()) {
      return new Encoding(y);
    }
    NDList reconstructed = new NDList();
    parts.forEach((m, part) -> reconstructed.add(subspaces.reconstructed(pass, m, part)));
    return new Encoding(y, losses.of(pass, List.copyOf(parts.values()), reconstructed));
  }

  /** Returns the private, then the shared representations of M modalities, (B, 2M, H). */
  private static NDArray tokens(Map<Modality, Subspaces.Parts> parts) {
    NDList tokens = new NDList();
    List<Subspaces.Parts> ordered =
        TOKENS.stream().flatMap(m -> Optional.ofNullable(parts.get(m)).stream()).toList();
    ordered.forEach(part -> tokens.add(part.own()));
    ordered.forEach(part -> tokens.add(part.shared()));
    return NDArrays.stack(tokens, 1);
  }

  /** Maps tokens (B, 2M, H) to the outputs (B, K). */
  private NDArray predicted(Pass pass, NDArray tokens) {
    NDArray fused = tokens.reshape(tokens.getShape().get(0), -1); // (B, 2M · H)
    NDArray inner = dropout.apply(pass, first.forward(pass, fused));
    return last.forward(pass, Activation.relu(inner));
  }

  @Override
  public String releasedName(String name) {
    return MisaNames.released(name);
  }
}
