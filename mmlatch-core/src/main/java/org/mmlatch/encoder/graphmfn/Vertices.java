package org.mmlatch.encoder.graphmfn;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmlatch.Modality;

/**
 * The vertices of the dynamic fusion graph: all non-empty sets of the modalities present, ordered
 * by size, then canonically: t, a, v, ta, tv, av, tav.
 */
final class Vertices {
  private Vertices() {}

  /** Returns all vertices of a graph over {@code modalities}. */
  static List<Set<Modality>> of(Set<Modality> modalities) {
    NavigableSet<Modality> ordered = new TreeSet<>(modalities);
    List<NavigableSet<Modality>> ofOneSize =
        ordered.stream().map(modality -> with(Set.of(), modality)).toList();
    List<Set<Modality>> all = new ArrayList<>();
    while (!ofOneSize.isEmpty()) {
      all.addAll(ofOneSize);
      ofOneSize =
          ofOneSize.stream()
              .flatMap(
                  vertex ->
                      ordered.tailSet(vertex.last(), false).stream()
                          .map(later -> with(vertex, later)))
              .toList();
    }
    return all;
  }

  private static NavigableSet<Modality> with(Set<Modality> vertex, Modality another) {
    NavigableSet<Modality> larger = new TreeSet<>(vertex);
    larger.add(another);
    return larger;
  }

  /** Returns the vertices of several modalities. */
  static List<Set<Modality>> nodes(Set<Modality> modalities) {
    return of(modalities).stream().filter(vertex -> vertex.size() > 1).toList();
  }

  /** Returns the vertices that a vertex is calculated from: its proper non-empty subsets. */
  static List<Set<Modality>> within(Set<Modality> vertex) {
    return of(vertex).stream().filter(other -> !other.equals(vertex)).toList();
  }

  /** Returns the name of a vertex, such as {@code text-audio}. */
  static String name(Set<Modality> vertex) {
    return vertex.stream().map(Modality::key).collect(Collectors.joining("-"));
  }
}
