package org.mmlatch.encoder.graphmfn;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.ParameterGroup;

/**
 * Graph-MFN: MFN with a dynamic fusion graph in front of its memory (Zadeh et al., ACL 2018).
 *
 * @param hidden H_m
 * @param memory M, the width of the memory
 * @param graph the graph
 * @param width of each network's hidden layer
 * @param dropout rates on them
 */
public record GraphMfnConfig(
    Widths hidden,
    @Bounds(atLeast = 1) int memory,
    GraphConfig graph,
    GraphMfnWidths width,
    GraphMfnDropout dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    if (dims.size() < 2) {
      throw new IllegalArgumentException(
          "Graph-MFN needs two or three modalities, found only %s; model.encoder = mfn can read one"
              .formatted(dims.keySet().iterator().next().key()));
    }
    return new GraphMfnEncoder(this, dims, outputs);
  }

  /** A rate of 0 keeps the networks of multimodal vertices at their initial weights. */
  @Override
  public List<ParameterGroup> parameterGroups() {
    return graph.trainNodes()
        ? List.of()
        : List.of(new ParameterGroup(GraphMfnEncoder::isOfNode, 0, OptionalDouble.of(0)));
  }
}
