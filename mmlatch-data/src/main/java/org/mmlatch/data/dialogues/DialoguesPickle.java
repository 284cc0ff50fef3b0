package org.mmlatch.data.dialogues;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.labels.Tokens;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * Reads pickles for emotion recognition in conversations, such as {@code IEMOCAP_features.pkl} and
 * {@code MELD_features_raw1.pkl}. They contain, in this order, dictionaries by dialogue of ids,
 * speakers, labels, features of text, audio and optionally visual, and sentences; then lists of the
 * dialogues in train and test; and optionally other labels, which are ignored. Each utterance is a
 * segment with one step. If there are four text features, they are layers of a language model, of
 * which the first is read.
 */
public final class DialoguesPickle {
  private static final int LABELS = 2; // after ids and speakers
  private static final int FEATURES = 3;
  private static final int LAYERS = 4;
  private static final int LISTS = 2; // dialogues in train and test
  private static final String TARGET = "emotion";

  private final Path file;
  private final List<PickleValue> parts;
  private final int sentences; // index of the sentences
  private final Notes notes = new Notes();

  private DialoguesPickle(Path file, List<PickleValue> parts) {
    this.file = file;
    this.parts = parts;
    this.sentences = leadingDictionaries(parts) - 1;
  }

  /** Returns whether a pickle has this layout. */
  public static boolean matches(PickleValue pickle) {
    List<PickleValue> parts = pickle.asList().map(PickleList::items).orElse(List.of());
    int dictionaries = leadingDictionaries(parts);
    return dictionaries > FEATURES + 1
        && parts.size() >= dictionaries + LISTS
        && parts.subList(dictionaries, dictionaries + LISTS).stream()
            .allMatch(part -> Texts.of(part).isPresent());
  }

  private static int leadingDictionaries(List<PickleValue> parts) {
    int count = 0;
    while (count < parts.size() && parts.get(count).asDictionary().isPresent()) {
      count++;
    }
    return count;
  }

  /**
   * Reads the utterances of a file.
   *
   * @throws BadDataException if the parts do not have this layout or differ in their utterances
   */
  public static SegmentSource read(Path file, PickleValue pickle, Reading reading) {
    return new DialoguesPickle(file, pickle.asList().orElseThrow().items()).read(reading);
  }

  private SegmentSource read(Reading reading) {
    LabelReader reader = new LabelReader(reading, notes);
    Iterator<Map<String, RawLabel>> labels = labels(reader).iterator();
    Map<Modality, PickleDictionary> features = features();
    Map<String, SplitName> splits = splits();
    Dims dims = new Dims(file);
    List<SourceSegment> segments = new ArrayList<>();
    for (String dialogue : dictionary(LABELS).names()) {
      int utterances = labels(dialogue).size();
      Map<Modality, Vectors> vectors = new EnumMap<>(Modality.class);
      features.forEach(
          (m, all) -> vectors.put(m, vectors(m.key(), all, dialogue).requireSize(utterances)));
      for (int i = 0; i < utterances; i++) {
        int utterance = i;
        Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
        vectors.forEach(
            (m, all) -> {
              dims.add("dialogue " + dialogue, m, all.read(utterance).dim());
              readers.put(m, () -> all.read(utterance));
            });
        segments.add(
            new SourceSegment(
                new SegmentId(dialogue, i),
                Optional.ofNullable(splits.get(dialogue)),
                labels.next(),
                readers,
                words(dialogue, i)));
      }
    }
    if (parts.size() > sentences + LISTS + 1) {
      notes.tell("parts-left-aside", "what follows the dialogues of test is ignored");
    }
    notes.say(
        "one-vector",
        "yes",
        "utterances of dialogues have one vector of each modality: each becomes a single step");
    return SegmentSource.of(
        "dialogues", List.of(file), dims.known(), reader.columns(), notes, segments);
  }

  /** Returns the labels of all utterances, dialogue by dialogue. */
  private List<Map<String, RawLabel>> labels(LabelReader reader) {
    double[][] rows =
        dictionary(LABELS).names().stream()
            .map(this::labels)
            .flatMap(
                known ->
                    IntStream.range(0, known.size()).mapToObj(i -> new double[] {known.number(i)}))
            .toArray(double[][]::new);
    LabelTable table =
        reader.of(
            file.toString(),
            "labels",
            List.of((long) rows.length),
            rows,
            List.of(TargetColumn.ofKind(TARGET, Target.Kind.CLASS)));
    return IntStream.range(0, table.size()).mapToObj(table::of).toList();
  }

  private Vectors labels(String dialogue) {
    return vectors("labels", dictionary(LABELS), dialogue);
  }

  private Map<Modality, PickleDictionary> features() {
    int count = sentences - FEATURES;
    int layers = count > LAYERS ? LAYERS : 1;
    if (count != layers + 1 && count != layers + 2) {
      throw new BadDataException(
          "%s: expected features of text, audio and perhaps visual between labels and sentences, of text perhaps four layers, found %s dictionaries"
              .formatted(file, count));
    }
    if (layers > 1) {
      notes.say("layer", "1 of 4", "of the four layers of text features, the first is used");
    }
    Map<Modality, PickleDictionary> features = new EnumMap<>(Modality.class);
    features.put(Modality.TEXT, dictionary(FEATURES));
    features.put(Modality.AUDIO, dictionary(FEATURES + layers));
    if (count > layers + 1) {
      features.put(Modality.VISUAL, dictionary(FEATURES + layers + 1));
    }
    return features;
  }

  private Map<String, SplitName> splits() {
    Map<String, SplitName> splits = new HashMap<>();
    Texts.of(parts.get(sentences + 1))
        .orElseThrow()
        .forEach(dialogue -> splits.put(dialogue, SplitName.TRAIN));
    Texts.of(parts.get(sentences + 2))
        .orElseThrow()
        .forEach(
            dialogue -> {
              if (splits.put(dialogue, SplitName.TEST) == SplitName.TRAIN) {
                throw new BadDataException(
                    "%s: dialogue %s is in train and in test".formatted(file, dialogue));
              }
            });
    return splits;
  }

  private PickleDictionary dictionary(int part) {
    return parts.get(part).asDictionary().orElseThrow();
  }

  private Vectors vectors(String what, PickleDictionary all, String dialogue) {
    return new Vectors(
        "%s, %s of dialogue %s".formatted(file, what, dialogue),
        all.get(dialogue)
            .orElseThrow(
                () ->
                    new BadDataException(
                        "%s has no %s of dialogue %s".formatted(file, what, dialogue))));
  }

  private Optional<List<String>> words(String dialogue, int utterance) {
    return dictionary(sentences)
        .get(dialogue)
        .flatMap(PickleValue::asList)
        .filter(all -> utterance < all.size())
        .flatMap(all -> all.get(utterance).asText())
        .map(Tokens::of);
  }
}
