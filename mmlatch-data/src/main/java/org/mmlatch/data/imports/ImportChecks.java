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

/**
 * What must hold for an import to be what the user means: no split empty against the folds, labels
 * that are sentiment, words that have vectors, and most of what was given in the corpus.
 */
final class ImportChecks {
  private static final double WORTH_SAYING = 0.05; // share of segments left out
  private static final double WITHOUT_VECTOR = 0.25; // share of words worth saying
  private static final double NEARLY_ALL = 0.9; // share from which something is wrong
  private static final Set<DropReason> ASKED_FOR =
      Set.of(DropReason.NOT_IN_FOLDS, DropReason.NOT_IN_ALL_SOURCES);

  private final Join join;
  private final SplitOfSegment splits;
  private final ResolvedTargets targets;
  private final ImportOptions options;
  private final Optional<TextOfWords> text;

  ImportChecks(
      JoinedSources joined, SplitOfSegment splits, ResolvedTargets targets, ImportOptions options) {
    this.join = joined.join();
    this.text = joined.text();
    this.splits = splits;
    this.targets = targets;
    this.options = options;
  }

  /** Returns what makes an import impossible, known before any features are read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(splits.problems(join.segments()));
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

  /** Returns the range of the labels if they are taken for sentiment and nothing else. */
  private Optional<LabelRange> range() {
    return targets.targets().equals(List.of(Target.SENTIMENT)) && join.columns().size() <= 1
        ? Optional.of(LabelRange.of(join))
        : Optional.empty();
  }

  /**
   * Requires that there are no problems.
   *
   * @throws BadDataException with the first of them
   */
  void require() {
    problems()
        .forEach(
            problem -> {
              throw new BadDataException(problem);
            });
  }

  /** Returns what is doubtful, known before any features are read. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (range().flatMap(LabelRange::refusal).isEmpty() || options.reading().saysLabels()) {
      range().flatMap(LabelRange::warning).ifPresent(doubts::add);
    }
    doubts.addAll(targets.remarks());
    text.filter(words -> words.share() >= WITHOUT_VECTOR && words.share() < NEARLY_ALL)
        .ifPresent(words -> doubts.add(words.description()));
    if (!join.isLabelled()) {
      doubts.add(
          "no source has labels: the segments can be predicted, but not imported as a corpus");
    }
    Set<SplitName> empty = splits.emptySplits(join.segments());
    if (!empty.isEmpty() && empty.size() < SplitName.values().length) {
      doubts.add(
          "no segment is in %s; training needs train and valid, and its evaluation test"
              .formatted(empty.stream().map(SplitName::key).collect(Collectors.joining(" and "))));
    }
    return doubts;
  }

  /**
   * Requires that most of what the splits were given is in the corpus, and something in each.
   *
   * @param dropped how many segments were left out, by reason
   * @param written how many segments each split has
   * @throws BadDataException if a split is empty that was given segments, or nearly all are left
   *     out
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
   * Requires that replacing what is no finite float has left something of a modality's features.
   *
   * @param replaced how many values were
   * @param training what is left of them
   * @throws BadDataException if nearly all features are the same in every step since
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

  /** Returns how many segments were left out, for whatever reason, if they are many. */
  Optional<String> manyLeftOut(Map<DropReason, Long> dropped) {
    long all = join.segments().size() + join.left() + dropped.getOrDefault(DropReason.INTERVAL, 0L);
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
