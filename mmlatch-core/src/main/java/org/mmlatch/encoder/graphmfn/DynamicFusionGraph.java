package org.mmlatch.encoder.graphmfn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * The dynamic fusion graph (Zadeh et al., ACL 2018, section 4). The vertex of a set of modalities
 * is calculated from the vertices of its proper subsets, the summary τ from all vertices; each
 * input is multiplied by the efficacy of its connection. All steps are calculated at once.
 */
final class DynamicFusionGraph extends Layer {
  private static final String SUMMARY = "summary";

  private final List<Set<Modality>> vertices;
  private final Efficacies efficacies;
  private final Map<Set<Modality>, LinearNetwork> nodes = new LinkedHashMap<>();
  private final LinearNetwork summary;

  /**
   * Creates the graph.
   *
   * @param widths sizes of the vertices of single modalities
   */
  DynamicFusionGraph(Map<Modality, Long> widths, GraphConfig config) {
    Set<Modality> all = widths.keySet();
    vertices = Vertices.of(all);
    Map<Set<Modality>, Long> widthOf = new HashMap<>();
    vertices.forEach(
        vertex ->
            widthOf.put(
                vertex, vertex.size() > 1 ? config.inner() : widths.get(vertex.iterator().next())));
    int connections = vertices.size();
    for (Set<Modality> vertex : Vertices.nodes(all)) {
      List<Set<Modality>> within = Vertices.within(vertex);
      connections += within.size();
      nodes.put(
          vertex, part(Vertices.name(vertex), new LinearNetwork(total(within, widthOf), config)));
    }
    summary = part(SUMMARY, new LinearNetwork(total(vertices, widthOf), config));
    long singletons = widths.values().stream().mapToLong(width -> width).sum();
    efficacies = part("efficacies", new Efficacies(singletons, connections, config));
  }

  private static long total(List<Set<Modality>> of, Map<Set<Modality>, Long> widths) {
    return of.stream().mapToLong(widths::get).sum();
  }

  /** Returns the layer that calculates the efficacies (B, T, connections). */
  Layer efficacies() {
    return efficacies;
  }

  /**
   * Returns τ (B, T, I), given the vertices (B, T, H_m) of single modalities in canonical order.
   */
  NDArray forward(Pass pass, Map<Modality, NDArray> singletons) {
    NDArray together = Joined.of(new NDList(singletons.values()), 2);
    Iterator<NDArray> strengths = efficacies.forward(pass, together).iterator();
    Map<Set<Modality>, NDArray> values = new HashMap<>();
    singletons.forEach((modality, s) -> values.put(Set.of(modality), s));
    nodes.forEach(
        (vertex, network) ->
            values.put(
                vertex,
                network.forward(pass, weighted(Vertices.within(vertex), values, strengths))));
    return summary.forward(pass, weighted(vertices, values, strengths));
  }

  private static NDArray weighted(
      List<Set<Modality>> from, Map<Set<Modality>, NDArray> values, Iterator<NDArray> strengths) {
    NDList weighted = new NDList();
    from.forEach(vertex -> weighted.add(values.get(vertex).mul(strengths.next())));
    return Joined.of(weighted, 2);
  }
}
