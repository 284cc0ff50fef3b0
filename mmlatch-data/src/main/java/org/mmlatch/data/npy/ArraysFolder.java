package org.mmlatch.data.npy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;

/**
 * Reads a folder that has for each split an archive such as {@code train.npz} or a folder such as
 * {@code train} with {@code .npy} files. Names and kinds of labels may be in the top folder. {@link
 * ArraysOfSplit} describes the arrays.
 */
public final class ArraysFolder {
  private static final String ARCHIVE = ".npz";
  private static final String ARRAY = ".npy";

  private ArraysFolder() {}

  /** Returns whether a folder has arrays of at least one split. */
  public static boolean matches(Path folder) {
    return list(folder).stream().anyMatch(ArraysFolder::isSplit);
  }

  /**
   * Reads the segments of all splits.
   *
   * @param files keeps {@code .npy} files open for reading features later
   * @throws org.mmlatch.BadDataException if an array is damaged, missing or contradicts the others
   */
  public static SegmentSource read(Path folder, Reading reading, OpenFiles files) {
    Notes notes = new Notes();
    LabelReader labels = new LabelReader(reading, notes);
    List<Path> sources = new ArrayList<>();
    Dims dims = new Dims(folder);
    List<SourceSegment> segments = new ArrayList<>();
    Set<String> others = new TreeSet<>(); // names of all arrays
    Map<String, NdArray> shared = arrays(list(folder), ArraysOfSplit.SHARED, files);
    for (Path part : list(folder)) {
      if (isSplit(part)) {
        ArraysOfSplit split =
            new ArraysOfSplit(
                part,
                SplitText.parse(stem(part)).orElseThrow(),
                arrays(part, shared, files, others),
                labels,
                reading.ids());
        split.features().forEach((m, features) -> dims.add(stem(part), m, features.dim()));
        segments.addAll(split.segments());
        sources.addAll(Files.isDirectory(part) ? list(part) : List.of(part));
      }
    }
    others.removeAll(ArraysOfSplit.NAMES);
    if (!others.isEmpty()) {
      notes.tell(
          "arrays-left-aside",
          "the arrays %s are ignored; the arrays that are read are called %s"
              .formatted(Names.some(others), ArraysOfSplit.NAMES.stream().sorted().toList()));
    }
    return SegmentSource.of("arrays", sources, dims.known(), labels.columns(), notes, segments);
  }

  /** Returns the arrays of a split, including those shared by all splits. */
  private static Map<String, NdArray> arrays(
      Path part, Map<String, NdArray> shared, OpenFiles files, Set<String> others) {
    Map<String, NdArray> arrays = new TreeMap<>(shared);
    boolean archive = !Files.isDirectory(part);
    others.addAll(archive ? NpzFile.names(part) : names(list(part)));
    arrays.putAll(
        archive
            ? NpzFile.read(part, ArraysOfSplit.NAMES)
            : arrays(list(part), ArraysOfSplit.NAMES, files));
    return arrays;
  }

  private static Map<String, NdArray> arrays(List<Path> paths, Set<String> names, OpenFiles files) {
    Map<String, NdArray> arrays = new TreeMap<>();
    for (Path file : paths) {
      if (file.toString().endsWith(ARRAY) && names.contains(stem(file))) {
        arrays.put(stem(file), NpyFile.read(files.open(file)));
      }
    }
    return arrays;
  }

  private static Set<String> names(List<Path> paths) {
    return paths.stream()
        .filter(file -> file.toString().endsWith(ARRAY))
        .map(ArraysFolder::stem)
        .collect(Collectors.toSet());
  }

  private static boolean isSplit(Path part) {
    return SplitText.parse(stem(part)).isPresent()
        && (Files.isDirectory(part)
            ? list(part).stream().anyMatch(file -> file.toString().endsWith(ARRAY))
            : part.toString().endsWith(ARCHIVE));
  }

  private static String stem(Path path) {
    String name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    return name.replaceFirst("\\.np[yz]$", "");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }
}
