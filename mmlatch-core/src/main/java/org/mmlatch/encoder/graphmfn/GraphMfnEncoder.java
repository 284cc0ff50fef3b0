package org.mmlatch.encoder.graphmfn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.memory.MemoryEncoder;
import org.mmlatch.encoder.memory.PreviousSteps;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.GatedMemory;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.MultilayerPerceptron;
import org.mmlatch.nn.Pass;

/**
 * Graph-MFN: a dynamic fusion graph over the hidden states of all modalities at two consecutive
 * steps, and a gated memory that reads its summaries.
 */
final class GraphMfnEncoder extends MemoryEncoder {
  private final Map<Modality, Linear> transforms = new EnumMap<>(Modality.class);
  private final DynamicFusionGraph graph;
  private final MultilayerPerceptron att2;
  private final GatedMemory memory;

  GraphMfnEncoder(GraphMfnConfig config, Map<Modality, Integer> dims, int outputs) {
    super(dims, config.hidden(), head(config, outputs));
    widths()
        .forEach(
            (modality, width) ->
                transforms.put(
                    modality,
                    part(GraphMfnNames.transform(modality), new Linear(2 * width, width))));
    graph = part(GraphMfnNames.GRAPH, new DynamicFusionGraph(widths(), config.graph()));
    long summary = config.graph().inner();
    long width = config.memory();
    GraphMfnWidths hidden = config.width();
    GraphMfnDropout rates = config.dropout();
    att2 =
        part(
            "att2",
            new MultilayerPerceptron(summary, hidden.att2(), width, new Dropout(rates.att2())));
    memory =
        part(
            "memory",
            new GatedMemory(
                summary,
                width,
                new GatedMemory.Gate(hidden.gamma1(), new Dropout(rates.gamma1())),
                new GatedMemory.Gate(hidden.gamma2(), new Dropout(rates.gamma2()))));
  }

  private static Head head(GraphMfnConfig config, int outputs) {
    return new Head(
        config.memory(), config.width().out(), outputs, new Dropout(config.dropout().out()));
  }

  /**
   * Returns whether a weight of the model belongs to the network of a vertex of several modalities.
   */
  static boolean isOfNode(String name) {
    return GraphMfnNames.NODES.keySet().stream().anyMatch(name::startsWith);
  }

  @Override
  protected Remembered remember(Pass pass, Segments segments) {
    Map<Modality, NDArray> hidden = represent(pass, segments);
    Map<Modality, NDArray> singletons = new EnumMap<>(Modality.class);
    hidden.forEach(
        (modality, h) -> {
          NDArray two = PreviousSteps.before(h); // (B, T, 2H)
          singletons.put(modality, Activation.relu(transforms.get(modality).forward(pass, two)));
        });
    NDArray summary = graph.forward(pass, singletons); // (B, T, I)
    NDArray proposal = Activation.tanh(att2.forward(pass, summary)); // (B, T, M)
    return new Remembered(hidden, memory.forward(pass, summary, proposal));
  }

  @Override
  protected Layer memory() {
    return memory;
  }

  @Override
  public Map<String, Layer> shown() {
    Map<String, Layer> shown = new LinkedHashMap<>(super.shown());
    shown.put("efficacies", graph.efficacies());
    return shown;
  }

  @Override
  protected Map<String, String> ownPrefixes() {
    return GraphMfnNames.PREFIXES;
  }
}
