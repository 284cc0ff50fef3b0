package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.Names;

/**
 * Checks that an import is plausible: no split of the folds is empty, labels look like sentiment,
 * words have vectors, and most segments end up in the corpus.
 */
final class ImportChecks {
  private static final double WORTH_SAYING = 0.05; // share of segments left out that is reported
  private static final double WITHOUT_VECTOR = 0.25; // share of words that is reported
  private static final double NEARLY_ALL = 0.9; // share that is an error
  private static final Set<DropReason> ASKED_FOR =
      Set.of(DropReason.NOT_IN_FOLDS, DropReason.NOT_IN_ALL_SOURCES);

  private final Join join;
  private final SplitOfSegment splits;
  private final ResolvedTargets targets;
  private final ImportOptions options;
  private final Optional<TextOfWords> text;
  private final List<String> withoutEffect;

  ImportChecks(
      JoinedSources joined, SplitOfSegment splits, ResolvedTargets targets, ImportOptions options) {
    this.join = joined.join();
    this.text = joined.text();
    this.withoutEffect = OptionsWithoutEffect.of(options, joined);
    this.splits = splits;
    this.targets = targets;
    this.options = options;
  }

  /** Returns the reasons why the import is impossible, as far as known before features are read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(withoutEffect);
    problems.addAll(splits.problems(join.segments()));
    problems.addAll(contentProblems());
    return problems;
  }

  /**
   * Returns the reasons that do not depend on splits, so that they hold for predictions as well.
   */
  List<String> contentProblems() {
    List<String> problems = new ArrayList<>();
    if (!options.reading().saysLabels()) {
      range().flatMap(LabelRange::refusal).ifPresent(problems::add);
    }
    if (options.csd().rows() > 0 && join.withRows().isEmpty()) {
      problems.add(
          "--rows reads rows inside words from audio and visual features of .csd files; the sources"
              + " have none");
    }
    text.filter(words -> words.share() >= NEARLY_ALL)
        .ifPresent(
            words ->
                problems.add(
                    "%s; do these vectors have the same language, tokens and separators?"
                        .formatted(words.description())));
    return problems;
  }

  /** Returns the range of the labels if sentiment is the only target. */
  private Optional<LabelRange> range() {
    return targets.targets().equals(List.of(Target.SENTIMENT)) && join.columns().size() <= 1
        ? Optional.of(LabelRange.of(join))
        : Optional.empty();
  }

  /**
   * Requires the import to be possible.
   *
   * @throws BadDataException with the first problem
   */
  void require() {
    problems()
        .forEach(
            problem -> {
              throw new BadDataException(problem);
            });
  }

  /** Returns warnings, as far as known before features are read. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (range().flatMap(LabelRange::refusal).isEmpty() || options.reading().saysLabels()) {
      range().flatMap(LabelRange::warning).ifPresent(warnings::add);
    }
    warnings.addAll(targets.remarks());
    text.filter(words -> words.share() >= WITHOUT_VECTOR && words.share() < NEARLY_ALL)
        .ifPresent(words -> warnings.add(words.description()));
    if (!join.isLabelled()) {
      warnings.add(
          "no source has labels: the segments can be predicted, but not imported as a corpus");
    }
    if (options.folds().isEmpty() && !join.inOtherSplits().isEmpty()) {
      warnings.add(
          "the sources put segments into different splits, %s: the first source's are used; name the other first, or give --folds"
              .formatted(Names.some(join.inOtherSplits())));
    }
    Set<SplitName> empty = splits.emptySplits(join.segments());
    if (!empty.isEmpty() && empty.size() < SplitName.values().length) {
      warnings.add(
          "no segment is in %s; training needs train and valid, and its evaluation test"
              .formatted(empty.stream().map(SplitName::key).collect(Collectors.joining(" and "))));
    }
    return warnings;
  }

  /**
   * Requires that most segments were written, and at least one in each split that was given any.
   *
   * @param dropped number of segments left out, by reason
   * @param written number of segments written, by split
   * @throws BadDataException if all segments of a split or nearly all segments overall are left out
   */
  void requireMost(Map<DropReason, Long> dropped, Map<SplitName, Integer> written) {
    Map<SplitName, Integer> given = new EnumMap<>(SplitName.class);
    join.segments()
        .forEach(segment -> splits.find(segment).ifPresent(s -> given.merge(s, 1, Integer::sum)));
    given.forEach(
        (split, count) -> {
          if (written.getOrDefault(split, 0) == 0) {
            throw new BadDataException(
                "All %s segments of %s would be left out: %s"
                    .formatted(count, split.key(), reasons(dropped)));
          }
        });
    if (leftOut(dropped) >= NEARLY_ALL * total(given)) {
      throw new BadDataException(
          "%s of %s segments would be left out: %s"
              .formatted(leftOut(dropped), total(given), reasons(dropped)));
    }
  }

  /**
   * Requires that cleaning left usable features in a modality.
   *
   * @param replaced number of values replaced
   * @param training statistics after cleaning
   * @throws BadDataException if values were replaced and nearly all features are constant
   */
  static void requireValues(
      Modality modality, CleaningCounts replaced, FeatureStatistics training) {
    int features = training.mean().size();
    if (replaced.total() > 0 && training.constant() >= NEARLY_ALL * features) {
      throw new BadDataException(
          "%s of %s %s features would be the same in every step: %s values are not a number, %s infinite, %s beyond float32"
              .formatted(
                  training.constant(),
                  features,
                  modality.key(),
                  replaced.nan(),
                  replaced.infinite(),
                  replaced.beyondFloat32()));
    }
  }

  /**
   * Returns a message with the number of segments left out, if it is at least {@link #WORTH_SAYING}
   * of all.
   */
  Optional<String> manyLeftOut(Map<DropReason, Long> dropped) {
    long all =
        join.segments().size() + join.unmatched() + dropped.getOrDefault(DropReason.INTERVAL, 0L);
    long leftOut = dropped.values().stream().mapToLong(Long::longValue).sum();
    return leftOut >= WORTH_SAYING * all && leftOut > 0
        ? Optional.of(
            "%s of %s segments are left out: %s".formatted(leftOut, all, reasons(dropped)))
        : Optional.empty();
  }

  private static int total(Map<SplitName, Integer> given) {
    return given.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static long leftOut(Map<DropReason, Long> dropped) {
    return dropped.entrySet().stream()
        .filter(entry -> !ASKED_FOR.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String reasons(Map<DropReason, Long> dropped) {
    return dropped.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().key())
        .collect(Collectors.joining(", "));
  }
}
