package org.mmlatch.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mmlatch.data.Target;

/**
 * A label column whose range or classes may not be known until all values are read.
 *
 * @param name name of the target
 * @param kind kind of the target, if known
 * @param target the target, if its range or classes are known as well
 */
public record TargetColumn(String name, Optional<Target.Kind> kind, Optional<Target> target) {
  /** The sentiment column, the default for a single number per segment. */
  public static final TargetColumn SENTIMENT = known(Target.SENTIMENT);

  private static final double MOSEI_HIGHEST = 3;
  private static final List<String> MOSEI_EMOTIONS =
      List.of("happy", "sad", "anger", "surprise", "disgust", "fear");
  private static final Map<String, String> ALIASES =
      Map.of("happiness", "happy", "sadness", "sad", "angry", "anger", "surprised", "surprise");
  private static final Set<String> PRESENCES =
      Set.of(
          "happy",
          "happiness",
          "sad",
          "sadness",
          "angry",
          "anger",
          "surprise",
          "surprised",
          "disgust",
          "fear",
          "neutral",
          "excited",
          "frustrated",
          "humor",
          "humour",
          "sarcasm");

  /** Returns the column of a known target. */
  public static TargetColumn known(Target target) {
    return new TargetColumn(target.name(), Optional.of(target.kind()), Optional.of(target));
  }

  /** Returns the classes; empty if they are not known or the target has none. */
  public List<String> classes() {
    return target.map(Target::classes).orElse(List.of());
  }

  /** Returns a column whose range or classes are derived from its values. */
  public static TargetColumn ofKind(String name, Target.Kind kind) {
    return new TargetColumn(name, Optional.of(kind), Optional.empty());
  }

  /**
   * Returns a column of which only the name is known. For common names, such as {@code happy}, the
   * name determines the kind.
   */
  public static TargetColumn named(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.equals(Target.SENTIMENT.name())) {
      return SENTIMENT;
    }
    return PRESENCES.contains(plain)
        ? ofKind(name, Target.Kind.PRESENCE)
        : new TargetColumn(name, Optional.empty(), Optional.empty());
  }

  /** Returns MOSEI's seven columns: sentiment, and six emotions with intensities up to 3. */
  public static List<TargetColumn> mosei() {
    List<String> names = new ArrayList<>(List.of(Target.SENTIMENT.name()));
    names.addAll(MOSEI_EMOTIONS);
    return moseiNamed(names).orElseThrow();
  }

  /** Returns MOSEI's six emotion columns in the order of the CMU-MultimodalSDK's files. */
  public static List<TargetColumn> moseiEmotions() {
    return mosei().subList(1, mosei().size());
  }

  /**
   * Returns the columns of CH-SIMS: the sentiment and one sentiment per given modality. Their
   * ranges are derived from the labels.
   */
  public static List<TargetColumn> sims(List<String> modalities) {
    return Stream.concat(Stream.of(Target.SENTIMENT.name()), modalities.stream())
        .map(name -> ofKind(name, Target.Kind.REAL))
        .toList();
  }

  /**
   * Returns the MOSEI columns with the given names, if all of them are distinct names of MOSEI
   * columns.
   */
  public static Optional<List<TargetColumn>> moseiNamed(List<String> names) {
    List<Optional<TargetColumn>> columns = names.stream().map(TargetColumn::mosei).toList();
    boolean all =
        !columns.isEmpty()
            && columns.stream().allMatch(Optional::isPresent)
            && columns.stream().distinct().count() == columns.size();
    return all
        ? Optional.of(columns.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static Optional<TargetColumn> mosei(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    String usual = ALIASES.getOrDefault(plain, plain);
    if (usual.equals(Target.SENTIMENT.name())) {
      return Optional.of(SENTIMENT);
    }
    return MOSEI_EMOTIONS.contains(usual)
        ? Optional.of(known(Target.presence(usual, MOSEI_HIGHEST)))
        : Optional.empty();
  }

  /**
   * Parses {@code NAME}, {@code NAME:real:-1..1}, {@code NAME:presence:3} or {@code
   * NAME:class:one|two}. The range or the classes may be omitted.
   *
   * @throws IllegalArgumentException if the text has none of these forms
   */
  public static TargetColumn parse(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length == 1) {
      return named(Target.real(text, 0, 1).name());
    }
    Target.Kind kind =
        Target.Kind.find(parts[1])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is not a kind; expected real, presence or class"
                            .formatted(parts[1])));
    if (parts.length == 2) {
      return ofKind(Target.real(parts[0], 0, 1).name(), kind);
    }
    return known(
        switch (kind) {
          case REAL -> real(parts[0], parts[2]);
          case PRESENCE -> Target.presence(parts[0], number(parts[2]));
          case CLASS -> Target.classes(parts[0], Arrays.asList(parts[2].split("\\|", -1)));
        });
  }

  private static Target real(String name, String range) {
    String[] ends = range.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("'" + range + "' is not a range such as -1..1");
    }
    return Target.real(name, number(ends[0]), number(ends[1]));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
  }
}
