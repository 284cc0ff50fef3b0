package org.mmlatch.data.urfunny;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleReader;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Presences;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;

/**
 * Reads the UR-FUNNY folder: {@code humor_label_sdk.pkl} (id to 0 or 1), {@code data_folds.pkl}
 * (split to ids), {@code openface_features_sdk.pkl} and {@code covarep_features_sdk.pkl} (id to
 * features of the punchline and of the context sentences before it), {@code
 * word_embedding_indexes_sdk.pkl} with {@code word_embedding_list.pkl}, and {@code
 * language_sdk.pkl}. Feature files may be missing.
 */
public final class UrFunnyFolder {
  private static final String LABELS = "humor_label_sdk.pkl";
  private static final String FOLDS = "data_folds.pkl";
  private static final String WORDS = "language_sdk.pkl";
  private static final String INDEXES = "word_embedding_indexes_sdk.pkl";
  private static final String VECTORS = "word_embedding_list.pkl";
  private static final Map<Modality, String> FEATURES =
      Map.of(
          Modality.AUDIO, "covarep_features_sdk.pkl", Modality.VISUAL, "openface_features_sdk.pkl");

  private final Path folder;
  private final OpenFiles open;
  private final Context context;
  private final List<Path> files = new ArrayList<>();

  private UrFunnyFolder(Path folder, OpenFiles open, Context context) {
    this.folder = folder;
    this.open = open;
    this.context = context;
  }

  /** Returns whether a folder has this layout. */
  public static boolean matches(Path folder) {
    return Files.isRegularFile(folder.resolve(LABELS));
  }

  /**
   * Reads the segments of a folder, one per punchline.
   *
   * @param open keeps the files open for reading features later
   * @throws BadDataException if a file does not have this layout; the message says which and where
   */
  public static SegmentSource read(Path folder, Reading reading, OpenFiles open) {
    return new UrFunnyFolder(folder, open, reading.context()).read(reading);
  }

  private SegmentSource read(Reading reading) {
    Notes notes = new Notes().with("context", context.key());
    Fields labels = dictionary(LABELS);
    LabelReader reader = new LabelReader(reading, notes).ofPresence(Presences.humor());
    List<String> ids = List.copyOf(labels.entries().names());
    LabelTable table =
        reader.of(
            labels.file().toString(), "label", List.of((long) ids.size()), rows(labels), List.of());
    Map<String, SplitName> splits = splits();
    Map<Modality, Sentences> features = features();
    Optional<Fields> words = find(WORDS);
    noteUnread(notes);
    Dims dims = new Dims(folder);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
      features.forEach(
          (modality, sentences) -> {
            sentences.dim(id).ifPresent(dim -> dims.add("id " + id, modality, dim));
            sentences.reader(id).ifPresent(known -> readers.put(modality, known));
          });
      segments.add(
          new SourceSegment(
              new SegmentId(id, 0),
              Optional.ofNullable(splits.get(id)),
              table.of(i),
              readers,
              words.flatMap(all -> words(all, id))));
    }
    return SegmentSource.of("ur-funny", files, dims.known(), reader.columns(), notes, segments);
  }

  /** Adds a note on pickles in the folder that are not read, which may be renamed copies. */
  private void noteUnread(Notes notes) {
    try (Stream<Path> all = Files.list(folder)) {
      List<String> unread =
          all.filter(file -> file.toString().endsWith(".pkl") && !files.contains(file))
              .map(file -> String.valueOf(file.getFileName()))
              .sorted()
              .toList();
      if (!unread.isEmpty()) {
        notes.tell(
            "files-left-aside",
            "%s are not named like UR-FUNNY's files and are ignored".formatted(Names.some(unread)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static double[][] rows(Fields labels) {
    return labels.entries().names().stream()
        .map(
            id ->
                labels
                    .entries()
                    .get(id)
                    .flatMap(PickleValue::asNumber)
                    .orElseThrow(() -> labels.error(id, "a number", "something else")))
        .map(number -> new double[] {number})
        .toArray(double[][]::new);
  }

  private Map<String, SplitName> splits() {
    Map<String, SplitName> splits = new HashMap<>();
    find(FOLDS)
        .ifPresent(
            folds ->
                folds
                    .entries()
                    .names()
                    .forEach(
                        name ->
                            SplitText.parse(name)
                                .ifPresent(split -> ids(folds, name, split, splits))));
    return splits;
  }

  private static void ids(
      Fields folds, String name, SplitName split, Map<String, SplitName> splits) {
    folds
        .entries()
        .get(name)
        .flatMap(Texts::of)
        .orElseThrow(() -> folds.error(name, "a list of ids", "something else"))
        .forEach(id -> splits.put(id, split));
  }

  private Map<Modality, Sentences> features() {
    Map<Modality, Sentences> features = new EnumMap<>(Modality.class);
    Optional<Fields> indexes = find(INDEXES);
    if (indexes.isPresent()) {
      WordTable vectors = WordTable.of(folder.resolve(VECTORS), value(VECTORS));
      features.put(Modality.TEXT, new Sentences(indexes.get(), context, vectors::rows));
    }
    FEATURES.forEach(
        (modality, name) ->
            find(name)
                .ifPresent(
                    fields -> features.put(modality, new Sentences(fields, context, Rows::of))));
    return features;
  }

  /** Returns the words of a segment, if they are lists of texts. */
  private Optional<List<String>> words(Fields all, String id) {
    return all.entries()
        .get(id)
        .flatMap(PickleValue::asDictionary)
        .flatMap(entries -> new Parts(entries, context).texts());
  }

  private Optional<Fields> find(String name) {
    return Files.isRegularFile(folder.resolve(name))
        ? Optional.of(dictionary(name))
        : Optional.empty();
  }

  private Fields dictionary(String name) {
    PickleDictionary entries =
        value(name)
            .asDictionary()
            .orElseThrow(
                () ->
                    new BadDataException(
                        "%s: expected a dictionary by ids".formatted(folder.resolve(name))));
    return new Fields(folder.resolve(name), "", entries);
  }

  private PickleValue value(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadDataException("%s lacks %s".formatted(folder, name));
    }
    files.add(file);
    return PickleReader.read(open.open(file));
  }
}
