package org.mmlatch.data.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sound files that are imported together.
 *
 * @param files contents by name, within a folder of their own
 * @param sources what is given to the import, relative to that folder
 */
record InputSeed(Map<String, byte[]> files, List<String> sources) {
  private static final long LARGEST = 1 << 16;

  /** Every entry of a folder is a seed; one with the other entries named behind it, if any. */
  static InputSeed of(Path folder, String... sources) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String source : sources) {
      try (Stream<Path> all = Files.walk(folder.resolve(source))) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException(file + " is larger than 64 KB");
          }
          files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return new InputSeed(files, List.of(sources));
  }

  /** Writes the files, one of them damaged, and returns the sources. */
  Path[] write(Path target, Mutator mutator) throws IOException {
    int damaged = mutator.below(files.size());
    List<String> names = new ArrayList<>(files.keySet());
    for (int i = 0; i < names.size(); i++) {
      Path file = target.resolve(names.get(i));
      Files.createDirectories(file.getParent());
      byte[] sound = files.get(names.get(i));
      Files.write(file, i == damaged ? mutator.mutate(sound) : sound);
    }
    return sources.stream().map(target::resolve).toArray(Path[]::new);
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
