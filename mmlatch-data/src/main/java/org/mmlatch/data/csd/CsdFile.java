package org.mmlatch.data.csd;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;

/**
 * One computational sequence of the CMU-MultimodalSDK: {@code ROOT/data/VIDEO/features} (n, D) and
 * {@code intervals} (n, 2) in seconds for every video. Whatever is damaged is an error that names
 * file and video.
 */
final class CsdFile implements AutoCloseable {
  private final OpenHdf hdf;
  private final Group root;
  private final Group data;

  private CsdFile(OpenHdf hdf) {
    this.hdf = hdf;
    HdfFile file = hdf.file();
    if (file.getChildren().size() != 1) {
      throw new BadDataException(
          "%s is not a .csd file: expected one group at its root, found %s"
              .formatted(path(), file.getChildren().keySet()));
    }
    this.root = group(file, file.getChildren().keySet().iterator().next());
    this.data = group(root, "data");
    data.getChildren(); // is kept, so that videos() cannot fail
  }

  /**
   * Opens a file.
   *
   * @throws BadDataException if it is not there, not HDF5, or has not the groups of a {@code .csd}
   */
  static CsdFile open(Path path) {
    OpenHdf hdf = OpenHdf.open(path);
    try {
      return HdfGuard.read(path.toString(), () -> new CsdFile(hdf));
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

  /** Returns the number of features per row, taken from the first video; 0 without videos. */
  int dim() {
    return videos().stream().findFirst().map(this::dim).orElse(0);
  }

  private int dim(String video) {
    return read(video, () -> columns(video, dataset(video, "features")));
  }

  /** Returns the features' names as the file's metadata gives them, or none. */
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
      return List.of(); // names are a convenience; the SDK does not enforce their form
    }
  }

  Intervals intervals(String video) {
    double[] values = read(video, () -> CsdValues.doubles(where(video), flat(video, "intervals")));
    int rows = read(video, () -> CsdValues.rows(dataset(video, "features")));
    if (values.length != 2 * rows) {
      throw new BadDataException(
          "%s has %d rows of features but %d numbers in its intervals; expected two per row"
              .formatted(where(video), rows, values.length));
    }
    for (int row = 0; row < rows; row++) {
      double duration = values[2 * row + 1] - values[2 * row];
      if (!Double.isFinite(duration) || duration < 0) {
        throw new BadDataException(
            "%s has an interval from %s to %s s in row %d; an end must follow its start"
                .formatted(where(video), values[2 * row], values[2 * row + 1], row));
      }
    }
    return Intervals.of(values);
  }

  /** Returns the features of a video; those that are not finite are replaced, and known. */
  TimedFeatures features(String video, Infinities infinities) {
    CleanRows rows =
        read(
            video,
            () -> CsdValues.clean(where(video), dim(video), flat(video, "features"), infinities));
    return new TimedFeatures(intervals(video), rows);
  }

  TimedWords words(String video) {
    List<String> texts = read(video, () -> CsdValues.texts(where(video), flat(video, "features")));
    return new TimedWords(intervals(video), texts);
  }

  /** Returns the first column of a video's features. */
  double[] firstColumn(String video) {
    double[] values = read(video, () -> CsdValues.doubles(where(video), flat(video, "features")));
    int columns = dim(video);
    double[] first = new double[values.length / columns];
    for (int row = 0; row < first.length; row++) {
      first[row] = values[row * columns];
    }
    return first;
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

  private String where(String video) {
    return path() + ", video " + video;
  }

  private <T> T read(String video, Supplier<T> reading) {
    return HdfGuard.read(where(video), reading);
  }

  private Object flat(String video, String name) {
    Dataset dataset = dataset(video, name);
    if (dataset.getSize() == 0) {
      return dataset.getJavaType() == String.class ? new String[0] : new float[0];
    }
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
