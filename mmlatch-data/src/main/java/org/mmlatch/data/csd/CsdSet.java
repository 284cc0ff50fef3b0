package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.source.SourceFile;

/** The open files of one folder. */
final class CsdSet implements AutoCloseable {
  private final Map<CsdRole, CsdFile> files = new EnumMap<>(CsdRole.class);

  private CsdSet() {}

  static CsdSet open(Map<CsdRole, Path> paths) {
    CsdSet set = new CsdSet();
    try {
      paths.forEach((role, path) -> set.files.put(role, CsdFile.open(path)));
      return set;
    } catch (BadDataException e) {
      set.close();
      throw e;
    }
  }

  /** Returns the width of every modality that there is. */
  Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      file(modality).ifPresent(file -> dims.put(modality, dim(file)));
    }
    return dims;
  }

  private static int dim(CsdFile file) {
    int dim = file.dim();
    if (dim == 0) {
      throw new BadDataException(file.path() + " holds no video");
    }
    return dim;
  }

  /** Returns the names of features where a file gives as many as it has features. */
  Map<Modality, List<String>> featureNames() {
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      file(modality)
          .filter(file -> file.dimensionNames().size() == file.dim())
          .ifPresent(file -> names.put(modality, file.dimensionNames()));
    }
    return names;
  }

  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    files.forEach((role, file) -> sources.add(new SourceFile(role.key(), file.path())));
    return sources;
  }

  /** Returns the videos that have labels, in the order of their names. */
  Set<String> labelled() {
    return new TreeSet<>(labels().videos());
  }

  CsdFile labels() {
    return files.get(CsdRole.LABELS);
  }

  /** Returns the words of a video: none if it is not in their file. */
  TimedWords words(String video) {
    CsdFile words = files.get(CsdRole.WORDS);
    return words.videos().contains(video) ? words.words(video) : TimedWords.NONE;
  }

  /** Returns the file of a modality, if there is one. */
  Optional<CsdFile> file(Modality modality) {
    return Optional.ofNullable(files.get(CsdRole.of(modality)));
  }

  @Override
  public void close() {
    files.values().forEach(CsdFile::close);
  }
}
