package org.mmlatch.data.csd;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.source.Notes;

/**
 * A computational sequence of the CMU-MultimodalSDK. It contains {@code ROOT/data/VIDEO/features},
 * (n, D), and {@code ROOT/data/VIDEO/intervals}, (n, 2) in seconds, for each video. Damage is an
 * error that names the file and the video.
 */
final class CsdFile implements AutoCloseable {
  private final OpenHdf hdf;
  private final IntervalFaults faults;
  private final Group root;
  private final Group data;

  private CsdFile(OpenHdf hdf, IntervalFaults faults) {
    this.hdf = hdf;
    this.faults = faults;
    HdfFile file = hdf.file();
    if (file.getChildren().size() != 1) {
      throw new BadDataException(
          "%s is not a .csd file: expected one group at its root, found %s"
              .formatted(path(), file.getChildren().keySet()));
    }
    this.root = group(file, file.getChildren().keySet().iterator().next());
    this.data = group(root, "data");
    data.getChildren(); // jHDF caches the result, so videos() cannot fail
  }

  /**
   * Opens a file.
   *
   * @throws BadDataException if the file does not exist, is not HDF5 or does not have the groups of
   *     a {@code .csd}
   */
  static CsdFile open(Path path) {
    return open(path, new IntervalFaults(path.toString(), BadIntervals.FAIL, new Notes()));
  }

  /** Opens a file. {@code faults} handles rows with an invalid interval. */
  static CsdFile open(Path path, IntervalFaults faults) {
    OpenHdf hdf = OpenHdf.open(path);
    try {
      return HdfGuard.read(path.toString(), () -> new CsdFile(hdf, faults));
    } catch (BadDataException e) {
      hdf.close();
      throw e;
    }
  }

  Path path() {
    return hdf.path();
  }

  Set<String> videos() {
    return Collections.unmodifiableSet(data.getChildren().keySet());
  }

  /** Returns the number of features per row, D, of the first video that has rows; 0 if none has. */
  int dim() {
    return videos().stream().filter(video -> rows(video) > 0).findFirst().map(this::dim).orElse(0);
  }

  private int dim(String video) {
    return read(video, () -> columns(video, dataset(video, "features")));
  }

  /** Returns the number of rows of a video. */
  int rows(String video) {
    return read(video, () -> CsdValues.rows(dataset(video, "features")));
  }

  /** Returns the feature names in the file's metadata, or an empty list. */
  List<String> dimensionNames() {
    return HdfGuard.read(
        path() + ", metadata",
        () ->
            Optional.ofNullable(root.getChild("metadata"))
                .filter(Group.class::isInstance)
                .map(metadata -> ((Group) metadata).getChild("dimension names"))
                .filter(Dataset.class::isInstance)
                .map(names -> parseNames(((Dataset) names)))
                .orElse(List.of()));
  }

  private List<String> parseNames(Dataset names) {
    HdfSizes.check(path() + ", metadata", names, hdf.bytes());
    Object stored = names.getData();
    String json = stored instanceof Object[] array ? String.valueOf(array[0]) : stored.toString();
    try {
      return JsonParser.parseString(json).getAsJsonArray().asList().stream()
          .map(JsonElement::getAsString)
          .toList();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      return List.of(); // names are optional, and the SDK does not enforce their format
    }
  }

  /** Returns the features of a video. Values that are not finite are replaced and counted. */
  TimedFeatures features(String video, Infinities infinities) {
    int dim = rows(video) == 0 ? Math.max(1, dim()) : dim(video);
    CleanRows rows =
        read(video, () -> CsdValues.clean(where(video), dim, flat(video, "features"), infinities));
    Intervals intervals = intervals(video);
    List<Integer> sound = soundRows(video, intervals);
    return sound.size() == intervals.size()
        ? new TimedFeatures(intervals, rows)
        : new TimedFeatures(intervals.select(sound), rows.select(sound));
  }

  TimedWords words(String video) {
    List<String> texts = read(video, () -> texts(video));
    Intervals intervals = intervals(video);
    return new TimedWords(intervals, texts).select(soundRows(video, intervals));
  }

  /**
   * Returns all labels of a video. Those with an invalid interval are an error, or are missing from
   * {@link TimedLabels#sound}.
   */
  TimedLabels labels(String video) {
    double[] values = read(video, () -> CsdValues.doubles(where(video), flat(video, "features")));
    Intervals intervals = intervals(video);
    int columns = intervals.size() == 0 ? 1 : values.length / intervals.size();
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < intervals.size(); row++) {
      rows.add(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
    }
    return new TimedLabels(intervals, rows, soundRows(video, intervals));
  }

  private Intervals intervals(String video) {
    int rows = rows(video);
    if (rows == 0) {
      return Intervals.of();
    }
    double[] values = read(video, () -> CsdValues.doubles(where(video), flat(video, "intervals")));
    if (values.length != 2 * rows) {
      throw new BadDataException(
          "%s has %s rows of features but %s numbers in its intervals; expected two per row"
              .formatted(where(video), rows, values.length));
    }
    return Intervals.of(values);
  }

  /**
   * Returns the rows with a valid interval. Other rows are an error or are counted, depending on
   * the policy.
   */
  private List<Integer> soundRows(String video, Intervals intervals) {
    Map<Boolean, List<Integer>> rows =
        IntStream.range(0, intervals.size())
            .boxed()
            .collect(Collectors.partitioningBy(intervals::isSound));
    List<Integer> bad = rows.get(false);
    if (!bad.isEmpty()) {
      int row = bad.get(0);
      faults.found(
          video,
          bad.size(),
          () ->
              "%s has an interval from %s to %s s in row %s; an end must follow its start. Correct it,"
                      .formatted(where(video), intervals.start(row), intervals.end(row), row)
                  + " or leave such rows out with --on interval=drop");
    }
    return rows.get(true);
  }

  private int columns(String video, Dataset dataset) {
    int[] shape = dataset.getDimensions();
    int columns = shape.length == 2 ? shape[1] : 1;
    if (shape.length < 1 || shape.length > 2 || columns < 1) {
      throw new BadDataException(
          "%s has features of shape %s; expected rows and columns"
              .formatted(where(video), Arrays.toString(shape)));
    }
    return columns;
  }

  String where(String video) {
    return path() + ", video " + video;
  }

  private <T> T read(String video, Supplier<T> reading) {
    return HdfGuard.read(where(video), reading);
  }

  private List<String> texts(String video) {
    if (rows(video) == 0) {
      return List.of();
    }
    Dataset dataset = dataset(video, "features");
    HdfSizes.check(where(video), dataset, hdf.bytes());
    return CsdValues.texts(where(video), dataset);
  }

  private Object flat(String video, String name) {
    if (rows(video) == 0) {
      return new float[0];
    }
    Dataset dataset = dataset(video, name);
    HdfSizes.check(where(video), dataset, hdf.bytes());
    return dataset.getDataFlat();
  }

  private Dataset dataset(String video, String name) {
    if (group(data, video).getChild(name) instanceof Dataset dataset) {
      return dataset;
    }
    throw new BadDataException(where(video) + " has no " + name);
  }

  private Group group(Group parent, String name) {
    if (parent.getChild(name) instanceof Group group) {
      return group;
    }
    throw new BadDataException(
        "%s is not a .csd file: %s has no group '%s', only %s"
            .formatted(path(), parent.getPath(), name, parent.getChildren().keySet()));
  }

  @Override
  public void close() {
    hdf.close();
  }
}
