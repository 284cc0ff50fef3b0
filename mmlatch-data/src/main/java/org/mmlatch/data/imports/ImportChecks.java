package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.SplitName;

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
  private final ImportOptions options;
  private final Optional<TextOfWords> text;

  ImportChecks(JoinedSources joined, SplitOfSegment splits, ImportOptions options) {
    this.join = joined.join();
    this.text = joined.text();
    this.splits = splits;
    this.options = options;
  }

  /** Returns what makes an import impossible, known before any features are read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(splits.problems(join.segments()));
    if (!options.labelColumn().isChosen()) {
      LabelRange.of(join).refusal().ifPresent(problems::add);
    }
    text.filter(words -> words.share() >= NEARLY_ALL)
        .ifPresent(
            words ->
                problems.add(
                    "%s; are these vectors of the same language and tokens, and separated as usual?"
                        .formatted(words.description())));
    return problems;
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
    if (LabelRange.of(join).refusal().isEmpty() || options.labelColumn().isChosen()) {
      LabelRange.of(join).warning().ifPresent(doubts::add);
    }
    text.filter(words -> words.share() >= WITHOUT_VECTOR && words.share() < NEARLY_ALL)
        .ifPresent(words -> doubts.add(words.description()));
    if (splits.emptySplits(join.segments()).contains(SplitName.TRAIN)) {
      doubts.add("no segment is in train: such a corpus can be evaluated on, not trained on");
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

  /** Returns how many segments were left out that no one asked to leave out, if they are many. */
  Optional<String> manyLeftOut(Map<DropReason, Long> dropped) {
    long all = join.segments().size() + dropped.getOrDefault(DropReason.INTERVAL, 0L);
    return leftOut(dropped) >= WORTH_SAYING * Math.max(1, all) && leftOut(dropped) > 0
        ? Optional.of(
            "%s of %s segments are left out: %s".formatted(leftOut(dropped), all, reasons(dropped)))
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
