package org.mmlatch.data.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.csd.CsdSource;
import org.mmlatch.data.csd.SequenceFolder;
import org.mmlatch.data.dialogues.DialoguesPickle;
import org.mmlatch.data.glove.GloveFile;
import org.mmlatch.data.labels.LabelCsv;
import org.mmlatch.data.mmsa.MmsaPickle;
import org.mmlatch.data.mult.LmfPickle;
import org.mmlatch.data.mult.MultPickle;
import org.mmlatch.data.npy.ArraysFolder;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.tuples.TuplesPickle;
import org.mmlatch.data.urfunny.UrFunnyFolder;

/**
 * A source format. Formats are recognised by content, not by file name extension.
 *
 * @param name name of the format in messages
 * @param matches whether a source has this format; checked in the order of the list
 * @param reader opens a source that matches
 */
record SourceFormat(
    String name, Predicate<Peek> matches, BiFunction<Peek, ImportOptions, OpenedSource> reader) {
  private static final int MOST_NAMED = 10; // files of a folder shown in an error

  /** All formats, in the order in which they are tried. */
  private static final List<SourceFormat> ALL =
      List.of(
          segments(
              "a corpus's folder",
              peek -> peek.hasFile(file -> file.endsWith(Manifest.FILE_NAME)),
              (peek, options) -> CorpusSource.read(peek.path())),
          segments(
              "a folder of train.npz, valid.npz and test.npz, or of folders of .npy files",
              peek -> peek.isFolder() && ArraysFolder.matches(peek.path()),
              (peek, options) -> ArraysFolder.read(peek.path(), options.reading(), peek.files())),
          segments(
              "UR-FUNNY's folder, with humor_label_sdk.pkl",
              peek -> peek.isFolder() && UrFunnyFolder.matches(peek.path()),
              (peek, options) -> UrFunnyFolder.read(peek.path(), options.reading(), peek.files())),
          segments(
              "the SDK's seq_length_20: a folder of y_train.h5, ey_train.h5 and the like",
              peek -> peek.isFolder() && SequenceFolder.matches(peek.path()),
              (peek, options) -> SequenceFolder.read(peek.path(), options.reading(), peek.files())),
          segments(
              "a folder of .csd files",
              peek -> peek.hasFile(file -> FileKind.of(file) == FileKind.HDF5),
              (peek, options) ->
                  CsdSource.read(
                      peek.path(), options.csdOptions(), options.reading(), peek.files())),
          segments(
              "MMSA's pickle: splits with regression_labels or raw_text",
              peek -> MmsaPickle.matches(peek.splits()),
              (peek, options) -> MmsaPickle.read(peek.path(), peek.splits(), options.reading())),
          segments(
              "MulT's pickle: splits with labels and padded arrays",
              peek -> MultPickle.matches(peek.splits()),
              (peek, options) -> MultPickle.read(peek.path(), peek.splits(), options.reading())),
          segments(
              "LMF's iemocap.pkl: for each emotion splits with a label and the same features",
              peek -> peek.pickle().filter(all -> LmfPickle.matches(peek.path(), all)).isPresent(),
              (peek, options) ->
                  LmfPickle.read(peek.path(), peek.pickle().orElseThrow(), options.reading())),
          segments(
              "MISA's or MAG-BERT's pickle: ((words, visual, acoustic, …), label, id), of UR-FUNNY"
                  + " without id, in a list or"
                  + " in splits",
              peek -> peek.pickle().filter(TuplesPickle::matches).isPresent(),
              (peek, options) ->
                  TuplesPickle.read(
                      peek.path(),
                      peek.pickle().orElseThrow(),
                      peek.split().ofFile(),
                      options.reading())),
          segments(
              "a pickle of dialogues, as IEMOCAP_features.pkl: dictionaries of ids, speakers,"
                  + " labels, text, audio, visual and sentences, and lists of train and test",
              peek -> peek.pickle().filter(DialoguesPickle::matches).isPresent(),
              (peek, options) ->
                  DialoguesPickle.read(
                      peek.path(), peek.pickle().orElseThrow(), options.reading())),
          segments(
              "CSV: MMSA's label.csv, with columns video_id, clip_id and text, MELD's and"
                  + " EmoryNLP's, or any with --columns",
              peek -> LabelCsv.matches(peek.firstLine(), peek.columns()),
              (peek, options) ->
                  LabelCsv.read(peek.path(), peek.firstLine(), peek.split(), options.reading())),
          new SourceFormat(
              "word vectors as text",
              peek ->
                  GloveFile.matches(peek.firstLine().stripTrailing())
                      && FileKind.of(peek.path()) != FileKind.WORD2VEC,
              (peek, options) -> new OpenedSource.Vectors(peek.path())));

  private static SourceFormat segments(
      String name, Predicate<Peek> matches, BiFunction<Peek, ImportOptions, SegmentSource> reader) {
    Function<SegmentSource, OpenedSource> opened = OpenedSource.Segments::new;
    return new SourceFormat(name, matches, reader.andThen(opened));
  }

  /**
   * Recognises the format of a source and opens it.
   *
   * @throws BadDataException if the source is damaged or has no known format; the message says what
   *     it is
   */
  static OpenedSource open(Peek peek, ImportOptions options) {
    return ALL.stream()
        .filter(format -> format.matches().test(peek))
        .findFirst()
        .orElseThrow(() -> unknown(peek))
        .reader()
        .apply(peek, options);
  }

  private static BadDataException unknown(Peek peek) {
    String known = ALL.stream().map(SourceFormat::name).collect(Collectors.joining("; "));
    boolean other =
        peek.isFolder()
            || peek.pickle().isPresent()
            || (FileKind.of(peek.path()) == FileKind.OTHER && csvProblem(peek).isEmpty());
    return new BadDataException(
        "%s %s%s"
            .formatted(
                peek.path(),
                description(peek),
                other
                    ? ". Known formats: "
                        + known
                        + ". Save anything else as train.npz, valid.npz and test.npz"
                    : ""));
  }

  private static String description(Peek peek) {
    if (peek.isFolder()) {
      List<String> entries = peek.entries();
      String files =
          entries.stream()
              .filter(name -> name.matches("(?i).*\\.(p|pkl|pickle|csv)"))
              .limit(MOST_NAMED)
              .map(name -> peek.path().resolve(name).toString())
              .collect(Collectors.joining(" "));
      return "has no known format; it holds %s%s"
          .formatted(
              Names.some(entries),
              files.isEmpty() ? "" : ". If its files are sources, name them: " + files);
    }
    return peek.pickle()
        .map(SourceFormat::description)
        .or(() -> csvProblem(peek))
        .orElseGet(() -> FileKind.of(peek.path()).advice());
  }

  private static Optional<String> csvProblem(Peek peek) {
    return LabelCsv.problem(peek.firstLine(), peek.columns());
  }

  /** Describes a pickle of unknown layout by its first entries. */
  private static String description(PickleValue pickle) {
    String inside =
        pickle.asDictionary().stream()
            .flatMap(all -> all.names().stream().limit(2).flatMap(n -> described(n, all.get(n))))
            .collect(Collectors.joining(", "));
    return "is a pickle of %s%s"
        .formatted(pickle.description(), inside.isEmpty() ? "" : ": " + inside);
  }

  private static Stream<String> described(String name, Optional<PickleValue> value) {
    return value.stream().map(found -> "'%s' is %s".formatted(name, found.description()));
  }
}
