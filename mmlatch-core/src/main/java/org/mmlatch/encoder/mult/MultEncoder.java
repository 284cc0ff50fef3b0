package org.mmlatch.encoder.mult;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * MulT (Tsai et al., ACL 2019): the last real steps of all memory transformers are concatenated and
 * go through a residual head of two layers. Real steps never attend to padding.
 */
final class MultEncoder extends Encoder {
  private final long representationWidth;
  private final long fused;
  private final Map<Modality, MultBranch> branches = new EnumMap<>(Modality.class);
  private final Linear head1;
  private final Linear head2;
  private final Dropout headDropout;

  MultEncoder(MultConfig config, Map<Modality, Integer> dims) {
    dims.forEach(
        (modality, features) -> {
          Set<Modality> others = EnumSet.copyOf(dims.keySet());
          others.remove(modality);
          MultBranch branch = new MultBranch(config, modality, features, others);
          branches.put(modality, part(modality.key(), branch));
        });
    representationWidth = (long) config.width() * Math.max(1, dims.size() - 1);
    fused = representationWidth * branches.size();
    head1 = part("head1", new Linear(fused, fused));
    head2 = part("head2", new Linear(fused, fused));
    headDropout = new Dropout(config.dropout().output());
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    branches.keySet().forEach(modality -> widths.put(modality, representationWidth));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(fused);
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> projected = new EnumMap<>(Modality.class);
    branches.forEach(
        (modality, branch) ->
            projected.put(modality, branch.project(pass, segments.features().get(modality))));
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    branches.forEach(
        (modality, branch) ->
            represented.put(modality, branch.represent(pass, projected, segments.steps())));
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).values().forEach(h -> last.add(segments.steps().last(h)));
    NDArray joined = Joined.of(last, 1); // (B, fused)
    NDArray inner = Activation.relu(head1.forward(pass, joined));
    return new Encoding(head2.forward(pass, headDropout.apply(pass, inner)).add(joined));
  }

  /** The attentions of the memory transformers, by modality. */
  @Override
  public Map<String, List<Layer>> attentions() {
    Map<String, List<Layer>> attentions = new LinkedHashMap<>();
    branches.forEach((modality, branch) -> attentions.put(modality.key(), branch.attentions()));
    return attentions;
  }

  @Override
  public String releasedName(String name) {
    return MultNames.released(name);
  }
}
