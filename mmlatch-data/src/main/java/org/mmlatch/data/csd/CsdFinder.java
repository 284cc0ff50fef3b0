package org.mmlatch.data.csd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.source.Names;

/** Finds the files that an import needs in a folder, by role. */
final class CsdFinder {
  private final Path folder;
  private final CsdOptions options;
  private final List<Path> present;

  private CsdFinder(Path folder, CsdOptions options) {
    this.folder = folder;
    this.options = options;
    this.present = csdFiles(folder);
  }

  /**
   * Returns the files of the words, the labels and the wanted modalities. A folder that contains
   * only labels needs no words.
   */
  static Map<CsdRole, Path> find(Path folder, CsdOptions options) {
    CsdFinder finder = new CsdFinder(folder, options);
    Map<CsdRole, Path> files = new EnumMap<>(CsdRole.class);
    if (!finder.isOfLabelsOnly()) {
      files.put(CsdRole.WORDS, finder.find(CsdRole.WORDS));
    }
    if (finder.has(CsdRole.LABELS) || !finder.has(CsdRole.EMOTIONS)) {
      files.put(CsdRole.LABELS, finder.find(CsdRole.LABELS));
    }
    if (finder.has(CsdRole.EMOTIONS)) {
      files.put(CsdRole.EMOTIONS, finder.find(CsdRole.EMOTIONS));
    }
    for (Modality modality : options.wanted()) {
      CsdRole role = CsdRole.of(modality);
      if (options.needed().contains(modality) || finder.has(role)) {
        files.put(role, finder.find(role));
      }
    }
    return files;
  }

  /**
   * Returns the names of {@code .csd} files whose role is neither evident from their name nor given
   * in the options.
   */
  static List<String> withoutRole(Path folder, CsdOptions options) {
    return csdFiles(folder).stream()
        .filter(file -> Arrays.stream(CsdRole.values()).noneMatch(role -> role.matches(file)))
        .filter(file -> options.files().values().stream().noneMatch(told -> same(told, file)))
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /**
   * Returns whether the folder contains only labels, to be joined with the segments of another
   * source.
   */
  private boolean isOfLabelsOnly() {
    List<CsdRole> labels = List.of(CsdRole.LABELS, CsdRole.EMOTIONS);
    return options.needed().isEmpty()
        && !present.isEmpty()
        && present.stream().allMatch(file -> labels.stream().anyMatch(role -> role.matches(file)))
        && labels.containsAll(options.files().keySet());
  }

  private boolean has(CsdRole role) {
    return options.files().containsKey(role) || present.stream().anyMatch(role::matches);
  }

  private Path find(CsdRole role) {
    return Optional.ofNullable(options.files().get(role)).orElseGet(() -> findByName(role));
  }

  private Path findByName(CsdRole role) {
    List<Path> matches = present.stream().filter(role::matches).toList();
    if (matches.size() != 1) {
      throw new BadDataException(
          "%s in %s %s of the %s (%s); choose it with --file %s=FILE. Found: %s"
              .formatted(
                  matches.isEmpty() ? "No .csd file" : matches.size() + " .csd files",
                  folder,
                  matches.isEmpty() ? "has a name" : "have names",
                  role.key(),
                  role.standardNames(),
                  role.key(),
                  names(matches.isEmpty() ? present : matches)));
    }
    return matches.get(0);
  }

  private String names(List<Path> files) {
    if (files.isEmpty()) {
      List<String> others =
          files(folder).stream().map(file -> String.valueOf(file.getFileName())).toList();
      return others.isEmpty()
          ? "no .csd file"
          : "no file that ends with .csd, but " + Names.some(others);
    }
    return String.join(
        ", ", files.stream().map(file -> String.valueOf(file.getFileName())).toList());
  }

  private static List<Path> csdFiles(Path folder) {
    return files(folder).stream().filter(file -> file.toString().endsWith(".csd")).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadDataException("There is no folder " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }
}
