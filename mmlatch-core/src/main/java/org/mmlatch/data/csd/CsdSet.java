package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureCleaner;

/** The open files of one import. */
final class CsdSet implements AutoCloseable {
  private final Map<CsdRole, CsdFile> files = new EnumMap<>(CsdRole.class);
  private final Set<Modality> modalities;

  private CsdSet(Set<Modality> modalities) {
    this.modalities = modalities;
  }

  static CsdSet open(Map<CsdRole, Path> paths, Set<Modality> modalities) {
    CsdSet set = new CsdSet(modalities);
    try {
      paths.forEach((role, path) -> set.files.put(role, CsdFile.open(path)));
      return set;
    } catch (BadDataException e) {
      set.close();
      throw e;
    }
  }

  /** Returns the width of every modality. */
  Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality modality : modalities) {
      CsdFile file = file(modality);
      int dim = file.dim();
      if (dim == 0) {
        throw new BadDataException(file.path() + " holds no video");
      }
      dims.put(modality, dim);
    }
    return dims;
  }

  /** Returns the names of features where a file gives as many as it has features. */
  Map<Modality, List<String>> featureNames() {
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    for (Modality modality : modalities) {
      List<String> found = file(modality).dimensionNames();
      if (found.size() == file(modality).dim()) {
        names.put(modality, found);
      }
    }
    return names;
  }

  /** Returns the videos that have labels. */
  Set<String> labelled() {
    return files.get(CsdRole.LABELS).videos();
  }

  /** Returns the videos that have labels and words, without which nothing can be made of them. */
  Set<String> usable() {
    Set<String> videos = new TreeSet<>(labelled());
    videos.retainAll(files.get(CsdRole.WORDS).videos());
    return videos;
  }

  /** Reads all of a video; a modality whose file lacks the video is left out. */
  Video read(String id, FeatureCleaner cleaner) {
    Map<Modality, TimedFeatures> sequences = new EnumMap<>(Modality.class);
    for (Modality modality : modalities) {
      if (file(modality).videos().contains(id)) {
        sequences.put(modality, file(modality).features(id, modality, cleaner));
      }
    }
    CsdFile labels = files.get(CsdRole.LABELS);
    return new Video(
        id,
        files.get(CsdRole.WORDS).words(id),
        sequences,
        labels.intervals(id),
        labels.firstColumn(id));
  }

  private CsdFile file(Modality modality) {
    return files.get(CsdRole.of(modality));
  }

  @Override
  public void close() {
    files.values().forEach(CsdFile::close);
  }
}
