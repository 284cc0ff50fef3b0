package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentLayer;

/**
 * RAVEN (Wang et al., AAAI 2019): the audio and visual features during a word shift the word's
 * embedding; an LSTM reads the shifted embeddings, and its state at the last real step is the fused
 * vector. With text only, embeddings are not shifted.
 *
 * <p>Text is represented by the states of that LSTM (B, T, H), which depend on all modalities;
 * audio and visual by the last states of their LSTMs over each word's rows (B, T, C).
 */
final class RavenEncoder extends Encoder {
  private final Map<Modality, RowEncoder> nonverbal = new EnumMap<>(Modality.class);
  private final Optional<WordShift> shift;
  private final Dropout shiftedDropout;
  private final RecurrentLayer words;
  private final RavenConfig config;

  RavenEncoder(RavenConfig config, Map<Modality, Integer> dims) {
    this.config = config;
    Map<Modality, Integer> others = new EnumMap<>(dims);
    int embedding = others.remove(Modality.TEXT);
    others.forEach(
        (modality, features) ->
            nonverbal.put(
                modality, part(modality.key(), new RowEncoder(config, modality.key(), features))));
    shift = shift(embedding, others.keySet());
    shiftedDropout = new Dropout(config.dropout().shifted());
    words = part("words", new RecurrentLayer(Cell.LSTM, embedding, config.hidden()));
  }

  private Optional<WordShift> shift(int embedding, Set<Modality> others) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(part("shift", new WordShift(config, embedding, others)));
  }

  @Override
  public Map<Modality, Long> widths() {
    Map<Modality, Long> widths = new EnumMap<>(Modality.class);
    widths.put(Modality.TEXT, (long) config.hidden());
    nonverbal.keySet().forEach(modality -> widths.put(modality, (long) config.cell()));
    return widths;
  }

  @Override
  public OptionalLong fusedWidth() {
    return OptionalLong.of(config.hidden());
  }

  @Override
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
    nonverbal.forEach(
        (modality, encoder) ->
            represented.put(
                modality,
                encoder.forward(
                    pass, segments.features().get(modality), segments.rowsOf(modality))));
    NDArray embeddings = segments.features().get(Modality.TEXT);
    NDArray shifted =
        shift.map(wordShift -> wordShift.forward(pass, embeddings, represented)).orElse(embeddings);
    represented.put(
        Modality.TEXT, words.forward(pass, shiftedDropout.apply(pass, shifted))); // (B, T, H)
    return represented;
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    return new Encoding(segments.steps().last(represent(pass, segments).get(Modality.TEXT)));
  }

  @Override
  public Map<String, Layer> shown() {
    return shift.map(WordShift::shown).orElseGet(LinkedHashMap::new);
  }

  @Override
  public String releasedName(String name) {
    return RavenNames.released(name);
  }
}
