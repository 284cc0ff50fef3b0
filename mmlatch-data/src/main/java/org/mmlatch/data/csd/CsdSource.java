package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * A folder of CMU-MultimodalSDK files: every sequence is aligned to the words, segments are cut by
 * the labels' intervals. Words and labels are read at once, features video by video when they are
 * needed, so memory holds those of one video.
 *
 * <p>Unlike the SDK, which cuts each modality by intervals of its own, segments are cut by the
 * words' intervals only, so all modalities of a segment have the same length. A modality without a
 * row in any of a segment's words has no rows at all there.
 */
public final class CsdSource {
  private final CsdSet files;
  private final CsdOptions options;
  private final Map<Modality, Integer> dims;
  private final Map<Modality, AlignedFeatures> current = new EnumMap<>(Modality.class);
  private String currentVideo = "";

  private CsdSource(CsdSet files, CsdOptions options) {
    this.files = files;
    this.options = options;
    this.dims = files.dims();
  }

  /**
   * Reads words and labels of all videos.
   *
   * @param open keeps the files open, in which features stay
   * @throws BadDataException if a file is missing, ambiguous or not as expected
   */
  public static SegmentSource read(Path folder, CsdOptions options, OpenFiles open) {
    CsdSet files = CsdSet.open(CsdFinder.find(folder, options));
    open.atClose(files::close);
    CsdSource source = new CsdSource(files, options);
    List<SourceSegment> segments = new ArrayList<>();
    files.labelled().forEach(video -> segments.addAll(source.segments(video)));
    return new SegmentSource(
        "csd",
        files.sources(),
        source.dims,
        files.featureNames(),
        Map.of("remove-pauses", String.valueOf(options.pauses() == Pauses.REMOVE)),
        segments);
  }

  private List<SourceSegment> segments(String video) {
    TimedWords words = files.words(video).usable(options.pauses()::keeps);
    double[] labels = files.labels().firstColumn(video);
    List<List<Integer>> cuts = Overlaps.find(files.labels().intervals(video), words.intervals());
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      List<Integer> chosen = cuts.get(i);
      Map<Modality, RowsReader> features = new EnumMap<>(Modality.class);
      dims.keySet().forEach(m -> features.put(m, () -> rows(video, words, m, chosen)));
      segments.add(
          new SourceSegment(
              new SegmentId(video, i),
              Optional.empty(),
              Optional.of(labels[i]),
              features,
              Optional.of(chosen.stream().map(words.words()::get).toList())));
    }
    return segments;
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
    return current
        .computeIfAbsent(
            modality,
            m ->
                AlignedFeatures.average(
                    words.intervals(), file.features(video, options.infinities())))
        .rows(chosen);
  }
}
