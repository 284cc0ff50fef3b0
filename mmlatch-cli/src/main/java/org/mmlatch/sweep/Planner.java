package org.mmlatch.sweep;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mmlatch.data.Corpus;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.BuildInfo;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.TaskChoice;

/** Freezes a sweep: every trial with all of its settings, before any of them is run. */
public final class Planner {
  /** A trial's numbers depend on its threads, so that the plan fixes them. */
  private static final Config DEFAULTS =
      ConfigFactory.empty()
          .withValue("threads", ConfigValueFactory.fromAnyRef(1, "a sweep's default"));

  /** Settings that a sweep gives by other means, and which. */
  private static final Map<String, String> OWN_KEYS =
      Map.of(
          "seed", "give seeds = [0, 1, 2]",
          "name", "the sweep's name is taken",
          "data.corpus", "all trials share one corpus, set in settings or as --corpus");

  private final Path source;
  private final SweepFile file;
  private final Config shared;

  /**
   * Prepares a plan.
   *
   * @param source the sweep file
   * @param commandLine settings by key that win over the file's
   * @throws SettingsException if the file cannot be used, or the command line sets what it varies
   */
  public Planner(Path source, Map<String, String> commandLine) {
    this.source = source;
    file = SweepFile.read(source);
    OWN_KEYS.forEach(this::requireNotSet);
    file.variedKeys()
        .filter(commandLine::containsKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw new SettingsException(
                  "command line: %s is what the sweep varies; change %s instead"
                      .formatted(key, source));
            });
    shared =
        SettingsLoader.commandLine(commandLine)
            .withFallback(file.settings())
            .withFallback(DEFAULTS);
  }

  private void requireNotSet(String key, String instead) {
    boolean varied = file.variedKeys().anyMatch(key::equals);
    boolean shared = file.settings().hasPath(key) && !key.equals("data.corpus");
    if (varied || shared) {
      throw new SettingsException(
          "%s: %s is no setting of a sweep's: %s".formatted(source, key, instead));
    }
  }

  /** A trial on its way into the plan. */
  private record Draft(int combination, Settings settings) {}

  /** Returns the corpus that the sweep trains on, as its settings name it. */
  public Path corpus() {
    return SettingsLoader.load(shared).data().corpus();
  }

  /**
   * Writes the plan.
   *
   * @param corpus that all trials train on
   * @throws SettingsException if a trial's settings cannot be used
   * @throws RefusedException if the folder holds something else
   */
  public Plan freeze(SweepFolder folder, Corpus corpus) {
    Axis product = Axis.product(file.axes());
    List<Draft> drafts = drafts(product, corpus);
    Plan plan = plan(product, drafts, corpus);
    return PlanWriter.freeze(folder, plan, source, drafts.stream().map(Draft::settings).toList());
  }

  private List<Draft> drafts(Axis product, Corpus corpus) {
    List<Draft> drafts = new ArrayList<>();
    boolean[] used = new boolean[file.exclusions().size()];
    for (int c = 0; c < product.variations().size(); c++) {
      for (long seed : file.seeds()) {
        Config layers = layers(product.variations().get(c), seed, corpus);
        Settings settings = SettingsLoader.load(layers);
        requireUsable(settings, product.variations().get(c));
        if (!isExcluded(layers, settings, used)) {
          drafts.add(new Draft(c, settings));
        }
      }
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        throw SweepValues.wrong(
            file.exclusions().get(i).root(), "exclude: this leaves out no combination");
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

  /** An exclusion holds where laying it over a combination changes nothing. */
  private boolean isExcluded(Config layers, Settings settings, boolean[] used) {
    boolean excluded = false;
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
          what + "threads = auto differs between machines, and so would results; set a number");
    }
    if (settings.device() instanceof DeviceChoice.Gpu gpu && gpu.index() > 0) {
      throw new SettingsException(
          what
              + "device = "
              + gpu
              + ": a trial sees only the GPU that it is given; set device = gpu");
    }
    if (settings.train().overfitOneBatch()) {
      throw new SettingsException(
          what + "train.overfit-one-batch gives no metrics to compare; leave it out");
    }
  }

  private Plan plan(Axis product, List<Draft> drafts, Corpus corpus) {
    List<Plan.Combination> combinations = new ArrayList<>();
    List<Plan.Trial> trials = new ArrayList<>();
    Map<Integer, Integer> numbers = new LinkedHashMap<>(); // those that are not excluded
    Set<String> varied = varied(drafts);
    for (Draft draft : drafts) {
      numbers.computeIfAbsent(
          draft.combination(),
          c -> {
            combinations.add(combination(product.variations().get(c), draft.settings(), varied));
            return combinations.size() - 1;
          });
      trials.add(new Plan.Trial(numbers.get(draft.combination()), draft.settings().seed()));
    }
    requireDistinct(combinations);
    MetricCatalogue catalogue = catalogue(product, drafts, corpus);
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
        drafts.stream().map(draft -> digest(draft.settings())).toList());
  }

  private static String digest(Settings settings) {
    return Sha256.of(settings.resolved().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the keys in which combinations differ. */
  private static Set<String> varied(List<Draft> drafts) {
    TreeSet<String> varied = new TreeSet<>();
    Settings first = drafts.get(0).settings();
    drafts.forEach(
        draft -> first.differences(draft.settings()).forEach(pair -> varied.add(pair.key())));
    varied.remove("seed");
    return varied;
  }

  private static Plan.Combination combination(
      Variation variation, Settings settings, Set<String> varied) {
    SortedMap<String, String> own = new TreeMap<>(settings.values());
    own.keySet().retainAll(varied);
    return new Plan.Combination(variation.label(), variation.best().stream().toList(), own);
  }

  private void requireDistinct(List<Plan.Combination> combinations) {
    Map<String, Plan.Combination> byName = new LinkedHashMap<>();
    Map<SortedMap<String, String>, Plan.Combination> bySettings = new LinkedHashMap<>();
    for (Plan.Combination combination : combinations) {
      if (byName.put(combination.name(), combination) != null) {
        throw new SettingsException(
            "%s: two combinations are called '%s'; give each a label of its own"
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
                  source, chosen, combinations.stream().map(Plan.Combination::name).toList()));
    }
    return chosen;
  }

  /** Returns the metrics of the task, which all trials have in common as they have its targets. */
  private MetricCatalogue catalogue(Axis product, List<Draft> drafts, Corpus corpus) {
    LearntTask first = task(drafts.get(0), corpus);
    MetricCatalogue catalogue = first.description().metrics();
    for (Draft draft : drafts) {
      LearntTask other = task(draft, corpus);
      if (!other.targets().equals(first.targets())
          || !other.description().metrics().equals(catalogue)) {
        throw new SettingsException(
            "%s: '%s' and '%s' are of different tasks, whose results have no table in common; give each task a sweep of its own"
                .formatted(source, name(product, drafts.get(0)), name(product, draft)));
      }
    }
    return catalogue;
  }

  private static LearntTask task(Draft draft, Corpus corpus) {
    return TaskChoice.of(draft.settings(), corpus.manifest().targets());
  }

  private static String name(Axis product, Draft draft) {
    return Labels.join(product.variations().get(draft.combination()).label());
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
