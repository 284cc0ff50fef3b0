package org.mmlatch.eval.report;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.TaskDescription;

/**
 * Finished runs, grouped by the settings in which they differ. A group is one experiment: its runs
 * differ only in their seeds, and each seed counts once.
 */
public final class RunGroups {
  /** Settings that do not define an experiment. */
  private static final Set<String> NO_DIFFERENCE =
      Set.of("name", "seed", "threads", "device", "preset", "data.corpus");

  private static final Set<String> NO_DIFFERENCE_WITHIN = Set.of("checkpoint", "tracking");

  /**
   * Key of the corpus in the provenance. As a grouping key, it identifies corpora by fingerprint.
   */
  static final String CORPUS = "corpus";

  /**
   * Grouping key for the task, used if runs of different tasks have the same settings and corpus.
   */
  static final String TASK = "task";

  private static final String FINGERPRINT = "corpus_fingerprint";
  private static final String SEED = "seed";
  private static final String ABSENT = "-";

  private final List<String> keys;
  private final List<Group> groups = new ArrayList<>();
  private final List<Repetition> repetitions = new ArrayList<>();
  private final Map<String, String> corpora;

  /**
   * One experiment.
   *
   * @param values values of the {@linkplain RunGroups#keys() keys}, in their order
   * @param runs runs with distinct seeds, in the caller's order
   */
  public record Group(List<String> values, List<RunView> runs) {
    /** Copies the lists. */
    public Group {
      values = List.copyOf(values);
      runs = List.copyOf(runs);
    }

    /** Returns the seeds of the runs. */
    public List<String> seeds() {
      return runs.stream().map(RunGroups::seed).toList();
    }

    /**
     * Returns the names of the runs as JSON, in the order to which {@code best_run} of a summary
     * refers.
     */
    public JsonArray namesJson() {
      JsonArray names = new JsonArray();
      runs.forEach(run -> names.add(run.name()));
      return names;
    }

    /** Returns the summary of the metrics over the runs. */
    public SeedSummary summary() {
      return new SeedSummary(runs.stream().map(RunGroups::metrics).toList());
    }
  }

  /**
   * A run that does not count, because another run of the group has the same seed.
   *
   * @param run the run that is left out
   * @param of the run that counts
   */
  public record Repetition(RunView run, RunView of) {
    /** Returns a sentence that says that the run is left out, and why. */
    public String remark() {
      boolean copy = predictions(run).equals(predictions(of));
      return copy
          ? "%s is left out: its predictions equal those of %s to the last digit, so it is not another seed."
              .formatted(run.name(), of.name())
          : "%s is left out: it has the same settings and seed as %s, %s, but other predictions."
              .formatted(run.name(), of.name(), seed(of));
    }
  }

  /**
   * Groups runs.
   *
   * @param runs runs to group; must be finished if their metrics are to be summarised
   */
  public RunGroups(List<RunView> runs) {
    corpora = corpora(runs);
    List<String> differing =
        runs.stream()
            .flatMap(run -> Stream.concat(Stream.of(CORPUS), run.settings().keySet().stream()))
            .distinct()
            .filter(RunGroups::matters)
            .filter(key -> runs.stream().map(run -> value(run, key)).distinct().count() > 1)
            .sorted()
            .toList();
    keys =
        areOfOneTask(runs, differing)
            ? differing
            : Stream.concat(differing.stream(), Stream.of(TASK)).toList();
    runs.stream()
        .collect(Collectors.groupingBy(this::values, LinkedHashMap::new, Collectors.toList()))
        .forEach((values, members) -> groups.add(new Group(values, ofOwnSeeds(members))));
  }

  /** Returns whether runs with the same values of the given keys always have the same metrics. */
  private boolean areOfOneTask(List<RunView> runs, List<String> differing) {
    return runs.stream()
        .filter(run -> run.counting().isPresent())
        .collect(
            Collectors.groupingBy(
                run -> differing.stream().map(key -> value(run, key)).toList(),
                Collectors.mapping(run -> metrics(run).catalogue(), Collectors.toSet())))
        .values()
        .stream()
        .allMatch(catalogues -> catalogues.size() == 1);
  }

  private List<RunView> ofOwnSeeds(List<RunView> members) {
    Map<String, RunView> bySeed = new LinkedHashMap<>();
    for (RunView run : members) {
      RunView first = bySeed.putIfAbsent(seed(run), run);
      if (first != null) {
        repetitions.add(new Repetition(run, first));
      }
    }
    return List.copyOf(bySeed.values());
  }

  /**
   * Returns the settings in which the runs differ, without the seed and others that do not define
   * an experiment.
   */
  public List<String> keys() {
    return keys;
  }

  /** Returns the groups, in the order of their first runs. */
  public List<Group> groups() {
    return List.copyOf(groups);
  }

  /** Returns the runs that are in no group, because another run of the group has the same seed. */
  public List<Repetition> repetitions() {
    return List.copyOf(repetitions);
  }

  /**
   * Returns the name of a group, its keys and values, such as {@code feedback.type = lstm,
   * model.hidden = 10}.
   */
  public String name(Group group) {
    return name(group.values());
  }

  String name(List<String> values) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + " = " + values.get(i))
        .collect(Collectors.joining(", "));
  }

  /** Returns the values that a run has for the {@linkplain #keys() keys}. */
  public List<String> values(RunView run) {
    return keys.stream().map(key -> value(run, key)).toList();
  }

  private String value(RunView run, String key) {
    return switch (key) {
      case CORPUS -> corpora.get(fingerprint(run));
      case TASK -> run.counting().map(result -> name(result.task())).orElse(ABSENT);
      default -> run.settings().getOrDefault(key, ABSENT);
    };
  }

  private static String name(TaskDescription task) {
    return task.task().key() + " of " + String.join(" ", task.outputs());
  }

  /** Returns the seed of a run. */
  public static String seed(RunView run) {
    return run.settings().getOrDefault(SEED, ABSENT);
  }

  static Metrics metrics(RunView run) {
    return run.counting().orElseThrow().metrics();
  }

  static Predictions predictions(RunView run) {
    return run.counting().orElseThrow().predictions();
  }

  private static boolean matters(String key) {
    return !NO_DIFFERENCE.contains(key)
        && !NO_DIFFERENCE_WITHIN.contains(key.replaceFirst("\\..*", ""));
  }

  private static String fingerprint(RunView run) {
    return run.provenance().getOrDefault(FINGERPRINT, folder(run));
  }

  private static String folder(RunView run) {
    return run.provenance().getOrDefault(CORPUS, ABSENT).replaceFirst(".*/", "");
  }

  /**
   * Names each corpus by its folder and, if another corpus has the same folder name, by its
   * fingerprint too.
   */
  private static Map<String, String> corpora(List<RunView> runs) {
    Map<String, String> names = new LinkedHashMap<>();
    for (RunView run : runs) {
      String fingerprint = fingerprint(run);
      if (!names.containsKey(fingerprint)) {
        String name = folder(run);
        names.put(
            fingerprint,
            names.containsValue(name)
                ? name + "@" + fingerprint.substring(0, Math.min(8, fingerprint.length()))
                : name);
      }
    }
    return names;
  }
}
