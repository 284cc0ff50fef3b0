package org.mmlatch.data.csd;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureCleaner;
import org.mmlatch.data.FeatureMatrix;

/**
 * One computational sequence of the CMU-MultimodalSDK: {@code ROOT/data/VIDEO/features} (n, D) and
 * {@code intervals} (n, 2) in seconds for every video.
 */
final class CsdFile implements AutoCloseable {
  private final Path path;
  private final HdfFile hdf;
  private final Group root;
  private final Group data;

  private CsdFile(Path path, HdfFile hdf) {
    this.path = path;
    this.hdf = hdf;
    if (hdf.getChildren().size() != 1) {
      throw new BadDataException(
          "%s is not a .csd file: expected one group at its root, found %s"
              .formatted(path, hdf.getChildren().keySet()));
    }
    this.root = group(hdf, hdf.getChildren().keySet().iterator().next());
    this.data = group(root, "data");
  }

  /**
   * Opens a file.
   *
   * @throws BadDataException if it is not there, not HDF5, or has not the groups of a {@code .csd}
   */
  static CsdFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new BadDataException("There is no file " + path);
    }
    HdfFile hdf = openHdf(path);
    try {
      return new CsdFile(path, hdf);
    } catch (BadDataException e) {
      hdf.close();
      throw e;
    }
  }

  private static HdfFile openHdf(Path path) {
    try {
      return new HdfFile(path);
    } catch (HdfException e) {
      throw new BadDataException(path + " is not an HDF5 file: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  Set<String> videos() {
    return Collections.unmodifiableSet(data.getChildren().keySet());
  }

  /** Returns the number of features per row, taken from the first video; 0 without videos. */
  int dim() {
    return videos().stream().findFirst().map(video -> columns(video, features(video))).orElse(0);
  }

  /** Returns the features' names as the file's metadata gives them, or none. */
  List<String> dimensionNames() {
    return Optional.ofNullable(root.getChild("metadata"))
        .filter(Group.class::isInstance)
        .map(metadata -> ((Group) metadata).getChild("dimension names"))
        .filter(Dataset.class::isInstance)
        .map(names -> parseNames(((Dataset) names).getData()))
        .orElse(List.of());
  }

  private static List<String> parseNames(Object stored) {
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
    double[] values = CsdValues.doubles(where(video), dataset(video, "intervals"));
    int rows = CsdValues.rows(features(video));
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

  /** Returns one modality of a video; features that are not finite are cleaned and counted. */
  TimedFeatures features(String video, Modality modality, FeatureCleaner cleaner) {
    Dataset dataset = features(video);
    float[] values = CsdValues.floats(where(video), dataset, modality, cleaner);
    return new TimedFeatures(intervals(video), FeatureMatrix.of(columns(video, dataset), values));
  }

  TimedWords words(String video) {
    return new TimedWords(intervals(video), CsdValues.texts(where(video), features(video)));
  }

  /** Returns the first column of a video's features. */
  double[] firstColumn(String video) {
    Dataset dataset = features(video);
    double[] values = CsdValues.doubles(where(video), dataset);
    int columns = columns(video, dataset);
    double[] first = new double[values.length / columns];
    for (int row = 0; row < first.length; row++) {
      first[row] = values[row * columns];
    }
    return first;
  }

  private Dataset features(String video) {
    return dataset(video, "features");
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
    return path + ", video " + video;
  }

  private Dataset dataset(String video, String name) {
    Node node = group(data, video).getChild(name);
    if (node instanceof Dataset dataset) {
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
            .formatted(path, parent.getPath(), name, parent.getChildren().keySet()));
  }

  @Override
  public void close() {
    hdf.close();
  }
}
