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
 * Configuration of Graph-MFN, an MFN whose memory reads a dynamic fusion graph (Zadeh et al., ACL
 * 2018).
 *
 * @param hidden hidden size H_m of each modality's LSTM
 * @param memory size M of the memory
 * @param graph the dynamic fusion graph
 * @param width size of each network's hidden layer
 * @param dropout dropout rates on the hidden layers
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

  /**
   * Unless they are trained, the networks of vertices of several modalities have a learning rate of
   * 0.
   */
  @Override
  public List<ParameterGroup> parameterGroups() {
    return graph.trainNodes()
        ? List.of()
        : List.of(new ParameterGroup(GraphMfnEncoder::isOfNode, 0, OptionalDouble.of(0)));
  }
}
