package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.settings.Settings;

/** Reads the lengths of segments in the corpora that runs were trained on; caches each corpus. */
public final class CorpusLengths {
  private static final List<SplitName> SPLITS = List.of(SplitName.VALID, SplitName.TEST);

  private final Map<Path, Optional<Known>> known = new HashMap<>();

  private record Known(String fingerprint, Map<String, Integer> lengths) {}

  /**
   * Returns the lengths in steps of the validation and test segments, by segment id; empty if the
   * corpus is no longer where it was.
   */
  Map<String, Integer> of(Settings settings, SortedMap<String, String> provenance) {
    String fingerprint = provenance.getOrDefault(Provenance.FINGERPRINT, "");
    return List.of(settings.data().corpus(), Path.of(provenance.getOrDefault("corpus", "")))
        .stream()
        .flatMap(place -> known.computeIfAbsent(place, CorpusLengths::read).stream())
        .filter(corpus -> corpus.fingerprint().equals(fingerprint))
        .findFirst()
        .map(Known::lengths)
        .orElse(Map.of());
  }

  private static Optional<Known> read(Path folder) {
    try {
      return Files.isDirectory(folder)
          ? Optional.of(Corpus.open(folder))
              .map(corpus -> new Known(corpus.fingerprint(), lengths(corpus)))
          : Optional.empty();
    } catch (BadDataException moved) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> lengths(Corpus corpus) {
    Map<String, Integer> lengths = new HashMap<>();
    for (SplitName name : SPLITS) {
      SplitData split = corpus.split(name);
      for (int i = 0; i < split.size(); i++) {
        lengths.put(split.id(i).toString(), split.length(i));
      }
    }
    return Map.copyOf(lengths);
  }
}
