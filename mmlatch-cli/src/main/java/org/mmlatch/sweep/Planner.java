package org.mmlatch.sweep;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.run.BuildInfo;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.TaskChoice;

/** Makes the plan of a sweep: all trials with all their settings, before any of them is run. */
public final class Planner {
  /**
   * Default settings of a sweep. The number of threads affects a trial's results, so the plan fixes
   * it.
   */
  private static final Config DEFAULTS =
      ConfigFactory.empty()
          .withValue("threads", ConfigValueFactory.fromAnyRef(1, "a sweep's default"));

  /** Settings that cannot be set in a sweep, and what to use instead. */
  private static final Map<String, String> OWN_KEYS =
      Map.of(
          "seed", "give seeds = [0, 1, 2]",
          "name", "the sweep's name is used",
          "data.corpus", "all trials share one corpus; set it in settings or with --corpus");

  private final Path source;
  private final SweepFile file;
  private final Config shared;

  /**
   * Reads a sweep file.
   *
   * @param source the sweep file
   * @param commandLine settings by key, which take precedence over the file
   * @throws SettingsException if the file is invalid, or the command line sets a setting that it
   *     varies or that no sweep can set
   */
  public Planner(Path source, Map<String, String> commandLine) {
    this.source = source;
    file = SweepFile.read(source);
    OWN_KEYS.forEach((key, instead) -> requireNotSet(key, instead, commandLine.keySet()));
    file.variedKeys()
        .filter(commandLine::containsKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw new SettingsException(
                  "command line: the sweep varies %s; change %s instead".formatted(key, source));
            });
    shared =
        SettingsLoader.commandLine(commandLine)
            .withFallback(file.settings())
            .withFallback(DEFAULTS);
  }

  private void requireNotSet(String key, String instead, Set<String> commandLine) {
    boolean varied = file.variedKeys().anyMatch(key::equals);
    boolean typed = commandLine.contains(key);
    boolean shared = (file.settings().hasPath(key) || typed) && !key.equals("data.corpus");
    if (varied || shared) {
      throw new SettingsException(
          "%s: %s cannot be set in a sweep: %s"
              .formatted(typed ? "command line" : source, key, instead));
    }
  }

  /**
   * A combination for the plan with at least one seed that is not excluded.
   *
   * @param settings the settings, with an arbitrary seed
   */
  private record Draft(Variation variation, Settings settings, List<Long> seeds) {
    String name() {
      return Labels.join(variation.label());
    }

    Stream<Settings> trials() {
      return seeds.stream().map(settings::withSeed);
    }
  }

  /** Returns the path of the corpus in the sweep's settings. */
  public Path corpus() {
    return SettingsLoader.load(shared).data().corpus();
  }

  /**
   * Makes the plan and writes it to a folder.
   *
   * @param corpus the corpus that all trials train on
   * @throws SettingsException if the settings of a trial are invalid
   * @throws RefusedException if the folder contains anything else
   */
  public Plan freeze(SweepFolder folder, Corpus corpus) {
    return freeze(folder, corpus, List.of(), Progress.SILENT);
  }

  /**
   * Writes the plan, with copies of the trials that other sweeps have finished with the same
   * settings on the same corpus.
   *
   * @param corpus that all trials train on
   * @param reuse sweeps whose finished trials are copied
   * @param progress is told the number of trials written
   * @throws SettingsException if a trial's settings cannot be used, a sweep to reuse has another
   *     corpus, or nothing of them can be reused
   * @throws RefusedException if the folder holds something else, or, with sweeps to reuse, anything
   */
  public Plan freeze(
      SweepFolder folder, Corpus corpus, List<SweepFolder> reuse, Progress progress) {
    Axis product = Axis.product(file.axes());
    List<Draft> drafts = drafts(product, corpus);
    Plan plan = plan(product, drafts, corpus);
    FinishedTrials finished =
        reuse.isEmpty() ? FinishedTrials.NONE : FinishedTrials.of(reuse, corpus);
    return PlanWriter.freeze(
        folder, plan, source, drafts.stream().flatMap(Draft::trials), finished, progress);
  }

  private List<Draft> drafts(Axis product, Corpus corpus) {
    List<Draft> drafts = new ArrayList<>();
    boolean[] used = new boolean[file.exclusions().size()];
    for (Variation variation : product.variations()) {
      Settings settings = SettingsLoader.load(layers(variation, file.seeds().get(0), corpus));
      requireUsable(settings, variation);
      List<Long> seeds =
          file.seeds().stream()
              .filter(seed -> !isExcluded(layers(variation, seed, corpus), used))
              .toList();
      if (!seeds.isEmpty()) {
        drafts.add(new Draft(variation, settings, seeds));
      }
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        throw SweepValues.wrong(
            file.exclusions().get(i).root(), "exclude: this matches no combination");
      }
    }
    if (drafts.isEmpty()) {
      throw new SettingsException(source + ": exclude leaves out every combination");
    }
    return drafts;
  }

  private Config layers(Variation variation, long seed, Corpus corpus) {
    String absolute = corpus.folder().toAbsolutePath().normalize().toString();
    return ConfigFactory.empty()
        .withValue("seed", ConfigValueFactory.fromAnyRef(seed, "seeds"))
        .withValue("name", ConfigValueFactory.fromAnyRef(file.name(), "name"))
        .withValue("data.corpus", ConfigValueFactory.fromAnyRef(absolute, "the corpus"))
        .withFallback(variation.settings())
        .withFallback(shared);
  }

  /**
   * Returns whether a combination is excluded: an exclusion matches if applying its settings to the
   * combination changes nothing.
   */
  private boolean isExcluded(Config layers, boolean[] used) {
    if (used.length == 0) {
      return false;
    }
    boolean excluded = false;
    Settings settings = SettingsLoader.load(layers);
    for (int i = 0; i < used.length; i++) {
      Settings with = SettingsLoader.load(file.exclusions().get(i).withFallback(layers));
      if (settings.differences(with).isEmpty()) {
        used[i] = true;
        excluded = true;
      }
    }
    return excluded;
  }

  private void requireUsable(Settings settings, Variation variation) {
    String what = source + ": " + Labels.join(variation.label()) + ": ";
    if (settings.threads().isEmpty()) {
      throw new SettingsException(
          what + "threads = auto depends on the machine, and results would too; set a number");
    }
    if (settings.device() instanceof DeviceChoice.Gpu gpu && gpu.index() > 0) {
      throw new SettingsException(
          what
              + "device = "
              + gpu
              + ": a trial sees only the GPU assigned to it; set device = gpu");
    }
    if (settings.train().overfitOneBatch()) {
      throw new SettingsException(
          what + "train.overfit-one-batch produces no metrics to compare; leave it out");
    }
  }

  private Plan plan(Axis product, List<Draft> drafts, Corpus corpus) {
    Set<String> varied = varied(drafts);
    List<Plan.Combination> combinations = new ArrayList<>();
    List<Plan.Trial> trials = new ArrayList<>();
    for (int c = 0; c < drafts.size(); c++) {
      SortedMap<String, String> values = drafts.get(c).settings().values();
      values.keySet().retainAll(varied);
      Variation variation = drafts.get(c).variation();
      combinations.add(
          new Plan.Combination(variation.label(), variation.best().stream().toList(), values));
      for (long seed : drafts.get(c).seeds()) {
        trials.add(new Plan.Trial(c, seed));
      }
    }
    requireDistinct(combinations);
    MetricCatalogue catalogue = catalogue(drafts, corpus);
    return new Plan(
        Plan.FORMAT,
        file.name(),
        BuildInfo.version(),
        corpus.fingerprint(),
        file.search(),
        product.columns(),
        baseline(combinations),
        combinations,
        trials,
        quoted(product, catalogue),
        List.of());
  }

  /**
   * Returns the keys of the settings in which combinations differ. Only these are kept, to save
   * memory.
   */
  private static Set<String> varied(List<Draft> drafts) {
    Settings first = drafts.get(0).settings();
    Set<String> varied = new TreeSet<>();
    for (Draft draft : drafts) {
      first.differences(draft.settings()).forEach(difference -> varied.add(difference.key()));
    }
    return varied;
  }

  private void requireDistinct(List<Plan.Combination> combinations) {
    Map<String, Plan.Combination> byName = new LinkedHashMap<>();
    Map<SortedMap<String, String>, Plan.Combination> bySettings = new LinkedHashMap<>();
    for (Plan.Combination combination : combinations) {
      if (byName.put(combination.name(), combination) != null) {
        throw new SettingsException(
            "%s: two combinations are called '%s'; give each its own label"
                .formatted(source, combination.name()));
      }
      Plan.Combination twin = bySettings.put(combination.settings(), combination);
      if (twin != null) {
        throw new SettingsException(
            "%s: '%s' and '%s' have the same settings; leave one out"
                .formatted(source, twin.name(), combination.name()));
      }
    }
  }

  private String baseline(List<Plan.Combination> combinations) {
    String chosen = file.baseline().orElse(combinations.get(0).name());
    if (combinations.stream().noneMatch(combination -> combination.name().equals(chosen))) {
      throw new SettingsException(
          "%s: baseline is '%s'; expected one of %s"
              .formatted(
                  source,
                  chosen,
                  Labels.some(combinations.stream().map(Plan.Combination::name).toList())));
    }
    return chosen;
  }

  /** Returns the metrics of the task. All trials must have the same task and targets. */
  private MetricCatalogue catalogue(List<Draft> drafts, Corpus corpus) {
    LearntTask first = task(drafts.get(0), corpus);
    MetricCatalogue catalogue = first.description().metrics();
    for (Draft draft : drafts) {
      LearntTask other = task(draft, corpus);
      if (!other.targets().equals(first.targets())
          || !other.description().metrics().equals(catalogue)) {
        throw new SettingsException(
            "%s: '%s' and '%s' have different tasks, whose results cannot share a table; plan a separate sweep for each task"
                .formatted(source, drafts.get(0).name(), draft.name()));
      }
    }
    return catalogue;
  }

  private static LearntTask task(Draft draft, Corpus corpus) {
    return TaskChoice.of(draft.settings(), corpus.manifest().targets());
  }

  private List<QuotedResult> quoted(Axis product, MetricCatalogue catalogue) {
    List<QuotedResult> all =
        file.quoted().stream().map(object -> QuotedResult.read(object, catalogue)).toList();
    for (QuotedResult quoted : all) {
      if (quoted.label().size() != product.columns().size()) {
        throw new SettingsException(
            "%s: quoted result %s: expected a label of %d cells, for %s"
                .formatted(source, quoted.label(), product.columns().size(), product.columns()));
      }
    }
    return all;
  }
}
