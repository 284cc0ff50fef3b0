package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * MulT (Tsai et al., ACL 2019): the last real steps of all memory transformers side by side, then a
 * residual head of two layers. Padding neither attends nor is attended to.
 */
final class MultEncoder extends MultimodalEncoder {
  private final long representationWidth;
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
    head1 = part("head1", new Linear(fusedWidth(), fusedWidth()));
    head2 = part("head2", new Linear(fusedWidth(), fusedWidth()));
    headDropout = new Dropout(config.dropout().output());
  }

  @Override
  Set<Modality> modalities() {
    return branches.keySet();
  }

  @Override
  long representationWidth() {
    return representationWidth;
  }

  @Override
  long fusedWidth() {
    return representationWidth * branches.size();
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
  NDArray fuse(Pass pass, Segments segments) {
    NDList last = new NDList();
    represent(pass, segments).values().forEach(h -> last.add(segments.steps().last(h)));
    NDArray fused = last.size() == 1 ? last.get(0) : NDArrays.concat(last, 1); // (B, fused)
    NDArray inner = Activation.relu(head1.forward(pass, fused));
    return head2.forward(pass, headDropout.apply(pass, inner)).add(fused);
  }
}
