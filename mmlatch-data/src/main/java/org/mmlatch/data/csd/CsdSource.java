package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * Reads a folder of CMU-MultimodalSDK files. Each sequence is aligned to the words, and the
 * intervals of the labels cut videos into segments. Words and labels are read immediately, features
 * on request and one video at a time.
 *
 * <p>The SDK cuts each modality by its own intervals. Here segments are cut by the words' intervals
 * only, so all modalities of a segment have the same length. A modality that overlaps none of a
 * segment's words has no rows in that segment.
 *
 * <p>In files that the SDK has already aligned, the keys have the form {@code video[i]}. Each key
 * is then one segment with all the words of the key.
 */
public final class CsdSource {
  /** Prefix of the keys of notes that count rows left out because of an invalid interval. */
  public static final String INTERVALS_LEFT_OUT = "intervals-left-out-of-";

  private final CsdSet files;
  private final CsdOptions options;
  private final Map<Modality, Integer> dims;
  private final Notes notes;
  private final Set<Modality> withRows;
  private final Map<Modality, AlignedFeatures> current = new EnumMap<>(Modality.class);
  private String currentVideo = "";

  private CsdSource(CsdSet files, CsdOptions options, Notes notes) {
    this.files = files;
    this.options = options;
    this.notes = notes;
    this.dims = files.dims();
    files.requireSharedVideos();
    this.withRows = options.rows() > 0 && files.hasWords() ? files.withRows() : Set.of();
  }

  /**
   * Reads words and labels of all videos.
   *
   * @param open keeps the files open for reading features later
   * @throws BadDataException if a file is missing, ambiguous or malformed
   */
  public static SegmentSource read(
      Path folder, CsdOptions options, Reading reading, OpenFiles open) {
    Notes notes =
        new Notes().with(Manifest.REMOVE_PAUSES, String.valueOf(options.pauses() == Pauses.REMOVE));
    if (options.rows() > 0) {
      notes.with(Manifest.ROWS, String.valueOf(options.rows()));
    }
    List<String> aside = CsdFinder.withoutRole(folder, options);
    if (!aside.isEmpty()) {
      notes.tell(
          "files-left-aside",
          "ignored, because their names do not tell their role: %s; choose a role with --file ROLE=FILE"
              .formatted(Names.some(aside)));
    }
    CsdSet files = CsdSet.open(CsdFinder.find(folder, options), options.badIntervals(), notes);
    open.atClose(files::close);
    CsdSource source = new CsdSource(files, options, notes);
    CsdLabels labels = CsdLabels.read(files, reading, notes);
    return new SegmentSource(
        "csd",
        files.sources(),
        source.dims,
        files.featureNames(),
        labels.columns(),
        notes,
        source.segments(labels),
        source.withRows);
  }

  private List<SourceSegment> segments(CsdLabels labels) {
    Map<String, TimedLabels> timed = labels.timed();
    boolean whole =
        !timed.isEmpty()
            && timed.keySet().stream().allMatch(key -> SegmentId.find(key).isPresent());
    List<SourceSegment> segments = new ArrayList<>();
    timed.forEach(
        (key, own) -> {
          if (whole && !own.values().isEmpty()) {
            segments.add(whole(key, labels));
          } else {
            segments.addAll(cut(key, labels));
          }
        });
    if (whole) {
      segments.sort(
          Comparator.comparing((SourceSegment segment) -> segment.id().video())
              .thenComparing(segment -> segment.id().index()));
    }
    return segments;
  }

  /** Returns the segment of a key of the form {@code video[i]}. */
  private SourceSegment whole(String key, CsdLabels labels) {
    List<Map<String, RawLabel>> rows =
        IntStream.range(0, labels.timed().get(key).values().size())
            .mapToObj(row -> labels.of(key, row))
            .toList();
    if (rows.stream().distinct().count() > 1) {
      throw new BadDataException(
          "%s has the labels %s; expected one, as the key names a segment"
              .formatted(
                  labels.file().where(key),
                  rows.stream().flatMap(row -> row.values().stream()).toList()));
    }
    TimedWords words = words(key);
    List<Integer> all = IntStream.range(0, words.words().size()).boxed().toList();
    return segment(SegmentId.parse(key), key, words, all, rows.get(0));
  }

  /** Returns the segments that the intervals of the labels cut from a video. */
  private List<SourceSegment> cut(String video, CsdLabels labels) {
    TimedWords words = words(video);
    TimedLabels timed = labels.timed().get(video);
    List<List<Integer>> cuts =
        Overlaps.find(
            labels.file().where(video), timed.intervals().select(timed.sound()), words.intervals());
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      int index = timed.sound().get(i);
      SegmentId id = new SegmentId(video, index);
      segments.add(segment(id, video, words, cuts.get(i), labels.of(video, index)));
    }
    return segments;
  }

  private TimedWords words(String key) {
    return files.words(key).usable(options.pauses()::keeps);
  }

  private SourceSegment segment(
      SegmentId id,
      String key,
      TimedWords words,
      List<Integer> chosen,
      Map<String, RawLabel> labels) {
    Map<Modality, RowsReader> features = new EnumMap<>(Modality.class);
    dims.keySet().forEach(m -> features.put(m, () -> rows(key, words, m, chosen)));
    return new SourceSegment(
        id,
        Optional.empty(),
        labels,
        features,
        files.hasWords()
            ? Optional.of(chosen.stream().map(words.words()::get).toList())
            : Optional.empty());
  }

  private RawRows rows(String video, TimedWords words, Modality modality, List<Integer> chosen) {
    CsdFile file = files.file(modality).orElseThrow();
    if (!file.videos().contains(video)) {
      return new RawRows(dims.get(modality), new double[0]);
    }
    if (!video.equals(currentVideo)) {
      current.clear();
      currentVideo = video;
    }
    AlignedFeatures features =
        current.computeIfAbsent(modality, m -> aligned(file, video, words, m));
    notes.count(
        "rows-left-out-of-" + modality.key(),
        features.cut(chosen),
        "rows of %s beyond the first %s of a word, left out"
            .formatted(modality.key(), options.rows()));
    return features.rows(chosen);
  }

  private AlignedFeatures aligned(CsdFile file, String video, TimedWords words, Modality modality) {
    TimedFeatures features = file.features(video, options.infinities());
    int dim = features.rows().features().dim();
    if (dim != dims.get(modality)) {
      throw new BadDataException(
          "%s has %s features per row, but other videos have %s"
              .formatted(file.where(video), dim, dims.get(modality)));
    }
    AlignedFeatures averages =
        AlignedFeatures.average(file.where(video), words.intervals(), features);
    return withRows.contains(modality)
        ? averages.with(
            RowsInWords.find(file.where(video), words.intervals(), features, options.rows()))
        : averages;
  }
}
