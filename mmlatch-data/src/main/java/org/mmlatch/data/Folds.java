package org.mmlatch.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.data.source.SplitText;

/**
 * The assignment of videos to splits.
 *
 * @param videos video ids by split, in the order of the file
 */
public record Folds(Map<SplitName, List<String>> videos) {
  /** Creates folds. Splits missing from {@code videos} are empty. */
  public Folds {
    Map<SplitName, List<String>> all = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      all.put(split, List.copyOf(videos.getOrDefault(split, List.of())));
    }
    videos = Collections.unmodifiableMap(all);
  }

  /**
   * Reads {@code {"train": [video ids], "valid": […], "test": […]}}. Usual synonyms such as {@code
   * dev} for {@code valid} are accepted.
   *
   * @throws BadDataException if the file does not have this form or names a video twice
   */
  public static Folds read(Path file) {
    JsonFields fields = JsonFields.read(file);
    Map<SplitName, List<String>> videos = new EnumMap<>(SplitName.class);
    Map<String, SplitName> seen = new HashMap<>();
    for (SplitName split : SplitName.values()) {
      videos.put(split, fields.texts(name(fields, split)));
      for (String video : videos.get(split)) {
        Optional<SplitName> before = Optional.ofNullable(seen.put(video, split));
        if (before.isPresent()) {
          throw new BadDataException(
              "%s names video %s twice: in %s and in %s; a video must be in one split only"
                  .formatted(file, video, before.get().key(), split.key()));
        }
      }
    }
    requireNoOther(file, fields.names());
    return new Folds(videos);
  }

  /** Returns the file's name for a split, for example {@code dev}. */
  private static String name(JsonFields fields, SplitName split) {
    return fields.names().stream()
        .filter(name -> SplitText.parse(name).filter(split::equals).isPresent())
        .findFirst()
        .orElse(split.key());
  }

  private static void requireNoOther(Path file, Set<String> names) {
    if (names.size() != SplitName.values().length) {
      throw new BadDataException(
          "%s has the splits %s; expected train, valid and test".formatted(file, names));
    }
  }
}
