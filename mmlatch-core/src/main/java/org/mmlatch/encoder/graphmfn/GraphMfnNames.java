package org.mmlatch.encoder.graphmfn;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/**
 * Names of Graph-MFN's weights in the released code. The networks of the graph's nodes have no
 * names there; they get the name of the dictionary that holds them.
 */
final class GraphMfnNames {
  static final String GRAPH = "graph";

  private static final String OURS = "encoder." + GRAPH + ".";
  private static final String RELEASED = "model.graph_mfn.";

  /** Released prefixes of the weights of nodes, by the prefix used here. */
  static final Map<String, String> NODES = nodes();

  /** Released prefixes of all weights that MFN does not have, by the prefix used here. */
  static final Map<String, String> PREFIXES = prefixes();

  private GraphMfnNames() {}

  /** Returns the name of the layer that calculates a modality's vertex. */
  static String transform(Modality modality) {
    return "transform-" + modality.key();
  }

  private static Map<String, String> nodes() {
    Map<String, String> nodes = new LinkedHashMap<>();
    for (Set<Modality> vertex : Vertices.nodes(EnumSet.allOf(Modality.class))) {
      String letters = vertex.stream().map(ReleasedPrefixes::letter).collect(Collectors.joining());
      network(nodes, Vertices.name(vertex), "networks." + letters);
    }
    return nodes;
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>(nodes());
    network(prefixes, "summary", "t_network");
    network(prefixes, "efficacies.network", "efficacy_model");
    prefixes.put(OURS + "efficacies.last.", RELEASED + "efficacy_model.2.");
    for (Modality modality : Modality.values()) {
      prefixes.put(
          "encoder." + transform(modality) + ".",
          "model." + ReleasedPrefixes.letter(modality) + "_transform.");
    }
    return prefixes;
  }

  private static void network(Map<String, String> prefixes, String ours, String released) {
    prefixes.put(OURS + ours + ".fc1.", RELEASED + released + ".0.");
    prefixes.put(OURS + ours + ".fc2.", RELEASED + released + ".1.0.");
  }
}
