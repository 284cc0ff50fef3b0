package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.PaddedSegments;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.TargetColumn;

/**
 * Reads the SDK's {@code seq_length_20} folder. Each split has HDF5 files with one dataset each:
 * padded features (N, T, D) in {@code text…}, {@code audio…} and {@code video…}, sentiment (N, 1)
 * in for example {@code y_train.h5}, and emotions (N, 6) in alphabetical order in for example
 * {@code ey_train.h5}. There are no ids; segments are numbered within their split.
 */
public final class SequenceFolder {
  private static final Pattern NAME =
      Pattern.compile("(text|audio|video|visual|vision|y|ey)_(train|valid|dev|test)(_\\w+)?\\.h5");
  private static final String ALL_IN_ONE = "X_(train|valid|dev|test)(_\\w+)?\\.h5";
  private static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "happy", "sad", "surprise");

  private final Path folder;
  private final OpenFiles open;
  private final Map<SplitName, Map<Modality, PaddedArray>> features =
      new EnumMap<>(SplitName.class);
  private final Map<SplitName, NdArray> sentiment = new EnumMap<>(SplitName.class);
  private final Map<SplitName, NdArray> emotions = new EnumMap<>(SplitName.class);
  private final List<Path> files = new ArrayList<>();
  private final List<String> aside = new ArrayList<>();

  private SequenceFolder(Path folder, OpenFiles open) {
    this.folder = folder;
    this.open = open;
  }

  /** Returns whether a folder has this layout. */
  public static boolean matches(Path folder) {
    return list(folder).stream()
        .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
        .anyMatch(name -> name.matches() && name.group(1).endsWith("y"));
  }

  /**
   * Reads the segments of a folder.
   *
   * @param open keeps the files open for reading features later
   * @throws BadDataException if a file is damaged or contradicts the others
   */
  public static SegmentSource read(Path folder, Reading reading, OpenFiles open) {
    SequenceFolder sequences = new SequenceFolder(folder, open);
    list(folder).forEach(sequences::look);
    return sequences.read(reading);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private void look(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      aside.add(String.valueOf(file.getFileName()));
      return;
    }
    SplitName split = SplitText.parse(name.group(2)).orElseThrow();
    NdArray array = array(file);
    switch (name.group(1)) {
      case "y" -> requireFirst(sentiment.put(split, array), file, split);
      case "ey" -> requireFirst(emotions.put(split, array), file, split);
      default -> {
        if (array.shape().size() == 3) { // vocabulary indices have two axes
          Map<Modality, PaddedArray> ofSplit =
              features.computeIfAbsent(split, s -> new EnumMap<>(Modality.class));
          requireFirst(ofSplit.put(modality(name.group(1)), new PaddedArray(array)), file, split);
        }
      }
    }
    files.add(file);
  }

  private void requireFirst(Object before, Path file, SplitName split) {
    if (before != null) {
      throw new BadDataException(
          "%s has what another file of %s has for %s; move one of them out of the folder"
              .formatted(file, folder, split.key()));
    }
  }

  private static Modality modality(String name) {
    return switch (name) {
      case "text" -> Modality.TEXT;
      case "audio" -> Modality.AUDIO;
      default -> Modality.VISUAL;
    };
  }

  private NdArray array(Path file) {
    OpenHdf hdf = OpenHdf.open(file);
    open.atClose(hdf::close);
    return HdfGuard.read(
        file.toString(),
        () -> {
          List<Dataset> datasets =
              hdf.file().getChildren().values().stream()
                  .filter(Dataset.class::isInstance)
                  .map(Dataset.class::cast)
                  .toList();
          if (datasets.size() != 1) {
            throw new BadDataException(
                "%s has %s at its root; expected one dataset"
                    .formatted(file, hdf.file().getChildren().keySet()));
          }
          HdfSizes.check(file.toString(), datasets.get(0), hdf.bytes());
          return HdfBytes.array(file.toString(), datasets.get(0));
        });
  }

  private SegmentSource read(Reading reading) {
    if (features.isEmpty() && aside.stream().anyMatch(name -> name.matches(ALL_IN_ONE))) {
      throw new BadDataException(
          "%s has the features of all modalities in one array, in files such as X_train.h5, without saying which belong to which modality; save each modality as text_train.h5, audio_train.h5 and video_train.h5. Ignored files: %s"
              .formatted(folder, Names.some(aside)));
    }
    Notes notes = new Notes();
    List<String> unread = aside.stream().filter(name -> name.endsWith(".h5")).toList();
    if (!unread.isEmpty()) {
      notes.tell(
          "files-left-aside",
          "%s are not named like the files of seq_length_20 and are ignored"
              .formatted(Names.some(unread)));
    }
    LabelReader one = new LabelReader(reading, notes);
    LabelReader six = new LabelReader(Reading.STANDARD, notes);
    Dims dims = new Dims(folder);
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      Map<Modality, PaddedArray> arrays = features.getOrDefault(split, Map.of());
      arrays.forEach((modality, array) -> dims.add(split.key(), modality, array.dim()));
      Optional<LabelTable> y = table(one, "y", sentiment, split, List.of());
      Optional<LabelTable> ey =
          reading.saysLabels() ? Optional.empty() : table(six, "ey", emotions, split, ordered());
      if (y.isPresent() || ey.isPresent()) {
        segments.addAll(segments(split, arrays, y, ey));
      } else if (!arrays.isEmpty()) {
        notes.tell(
            "no-labels-" + split.key(),
            "%s has features but no labels (y_%s.h5 or ey_%s.h5) and is ignored"
                .formatted(split.key(), split.key(), split.key()));
      }
    }
    List<TargetColumn> columns = new ArrayList<>(one.columns());
    columns.addAll(six.columns());
    return SegmentSource.of("sequences", files, dims.known(), columns, notes, segments);
  }

  private static List<TargetColumn> ordered() {
    return EMOTIONS.stream()
        .map(name -> TargetColumn.known(Target.presence(name, Target.SENTIMENT.high())))
        .toList();
  }

  private Optional<LabelTable> table(
      LabelReader reader,
      String key,
      Map<SplitName, NdArray> labels,
      SplitName split,
      List<TargetColumn> named) {
    return Optional.ofNullable(labels.get(split))
        .map(array -> reader.of(array.where(), key, array, named));
  }

  private List<SourceSegment> segments(
      SplitName split,
      Map<Modality, PaddedArray> arrays,
      Optional<LabelTable> one,
      Optional<LabelTable> six) {
    int count = one.or(() -> six).orElseThrow().size();
    if (six.isPresent() && six.get().size() != count) {
      throw new BadDataException(
          "%s, %s: %s sentiments but the emotions of %s segments"
              .formatted(folder, split.key(), count, six.get().size()));
    }
    List<SourceSegment> segments = new ArrayList<>();
    Map<Modality, PaddedArray> present = new EnumMap<>(Modality.class);
    present.putAll(arrays);
    PaddedSegments padded = new PaddedSegments(count, present, Map.of());
    for (int i = 0; i < count; i++) {
      int index = i;
      Map<String, RawLabel> labels = new LinkedHashMap<>();
      one.ifPresent(table -> labels.putAll(table.of(index)));
      six.ifPresent(table -> labels.putAll(table.of(index)));
      segments.add(
          new SourceSegment(
              new SegmentId(split.key(), i),
              Optional.of(split),
              labels,
              padded.segment(i),
              Optional.empty()));
    }
    return segments;
  }
}
