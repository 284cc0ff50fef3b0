package org.mmlatch.encoder.routing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.NotedTable;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.TemporalConvolution;
import org.mmlatch.nn.Transformer;

/**
 * Multimodal Routing (Tsai et al., EMNLP 2020): the features {@code t, a, v, ta, av, vt, tav} are
 * the last real steps of unimodal and cross-modal transformers; each is routed to concepts
 * according to its agreement with them. With fewer modalities, only the features whose modalities
 * are all present.
 */
final class RoutingEncoder extends Encoder {
  private final long width;
  private final Map<Modality, TemporalConvolution> projections = new EnumMap<>(Modality.class);
  private final Map<Modality, Transformer> selves = new EnumMap<>(Modality.class);
  private final Map<Attending, Transformer> crosses = new EnumMap<>(Attending.class);
  private final List<Attending> bimodal;
  private final Optional<Linear> trimodal;
  private final List<String> features;
  private final Capsules capsules;
  private final ConceptRouting routing;
  private final ConceptHead head;

  RoutingEncoder(RoutingConfig config, Map<Modality, Integer> dims) {
    width = config.width();
    dims.forEach(
        (modality, features) -> {
          projections.put(
              modality,
              part(modality.key() + ".projection", new TemporalConvolution(features, width, 1)));
          selves.put(modality, part(modality.key() + ".transformer", config.selfTransformer()));
        });
    for (Attending attending : Attending.among(dims.keySet())) {
      String name = attending.query().key() + ".from-" + attending.key().key();
      crosses.put(attending, part(name, config.crossTransformer()));
    }
    bimodal = Attending.bimodal(dims.keySet());
    trimodal =
        crosses.keySet().containsAll(Attending.TRIMODAL)
            ? Optional.of(part("trimodal", new Linear(3 * width, width)))
            : Optional.empty();
    features = Capsules.features(dims.keySet());
    capsules = part("capsules", new Capsules(features, width, config.capsuleWidth()));
    routing = part("routing", new ConceptRouting(config, features.size()));
    head = part("concepts", new ConceptHead(config));
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    selves.keySet().forEach(modality -> widths.put(modality, width));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.empty();
  }

  /** The outputs of the unimodal transformers; the cross-modal ones are not run. */
  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    return represent(pass, projected(pass, segments), segments.steps());
  }

  private Map<Modality, NDArray> projected(Pass pass, Segments segments) {
    Map<Modality, NDArray> projected = new EnumMap<>(Modality.class);
    projections.forEach(
        (modality, projection) ->
            projected.put(modality, projection.forward(pass, segments.features().get(modality))));
    return projected; // (B, T, d)
  }

  private Map<Modality, NDArray> represent(
      Pass pass, Map<Modality, NDArray> projected, Steps steps) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    selves.forEach(
        (modality, transformer) ->
            represented.put(modality, transformer.self(pass, projected.get(modality), steps)));
    return represented; // U, (B, T, d)
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    NDArray routed = capsules.forward(pass, features(pass, segments)); // (B, I, d_f + 1)
    return head.forward(pass, routing.forward(pass, routed)); // from (B, J, d_c)
  }

  /** Returns the features to route, in order: (B, d) each. */
  private NDList features(Pass pass, Segments segments) {
    Steps steps = segments.steps();
    Map<Modality, NDArray> projected = projected(pass, segments);
    NDList features = new NDList();
    represent(pass, projected, steps).values().forEach(u -> features.add(steps.last(u)));
    Map<Attending, NDArray> attended = attended(pass, projected, steps);
    bimodal.forEach(attending -> features.add(attended.get(attending)));
    trimodal.ifPresent(
        linear -> {
          NDList parts = new NDList();
          Attending.TRIMODAL.forEach(attending -> parts.add(attended.get(attending)));
          features.add(linear.forward(pass, Joined.of(parts, 1)));
        });
    return features;
  }

  /** Returns the last real step of each cross-modal transformer's output, (B, d). */
  private Map<Attending, NDArray> attended(
      Pass pass, Map<Modality, NDArray> projected, Steps steps) {
    Map<Attending, NDArray> attended = new EnumMap<>(Attending.class);
    crosses.forEach(
        (attending, transformer) -> {
          NDArray query = projected.get(attending.query());
          NDArray x = transformer.cross(pass, query, projected.get(attending.key()), steps);
          attended.put(attending, steps.last(x));
        });
    return attended;
  }

  /** The attentions of the unimodal transformers, by modality. */
  @Override
  public Map<String, List<Layer>> attentions() {
    Map<String, List<Layer>> attentions = new LinkedHashMap<>();
    selves.forEach(
        (modality, transformer) ->
            attentions.put(modality.key(), List.copyOf(transformer.attentions())));
    return attentions;
  }

  /**
   * The routing coefficients r of each feature to each sentiment in the last iteration, and the
   * features' activations p.
   */
  @Override
  public List<NotedTable> explained() {
    return List.of(
        new NotedTable(routing.noted(), "routing", features, head.sentiments()),
        new NotedTable("capsule/activation", "activation", features, List.of("p")));
  }

  @Override
  public String releasedName(String name) {
    return RoutingNames.released(name);
  }
}
