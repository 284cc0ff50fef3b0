package org.mmlatch.sweep;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * A sweep file. docs/sweeps.md explains all its keys.
 *
 * @param name name of the sweep
 * @param settings settings shared by all trials
 * @param seeds seeds of each combination, distinct
 * @param axes the axes, of which all combinations are run
 * @param exclusions combinations that are left out, optionally for one seed only
 * @param baseline name of the combination that the others are compared with, if given
 * @param quoted published results of others to show in the tables, parsed by {@link QuotedResult}
 * @param search whether combinations are drawn at random
 */
public record SweepFile(
    String name,
    Config settings,
    List<Long> seeds,
    List<Axis> axes,
    List<Config> exclusions,
    Optional<String> baseline,
    List<ConfigObject> quoted,
    boolean search) {
  private static final List<String> KEYS =
      List.of(
          "name",
          "settings",
          "seeds",
          "columns",
          "variants",
          "grid",
          "random",
          "exclude",
          "baseline",
          "quoted");

  /**
   * Reads a sweep file.
   *
   * @throws SettingsException if the file cannot be read or is invalid
   */
  public static SweepFile read(Path file) {
    ConfigObject root = SettingsLoader.file(file).root();
    SweepValues.requireKeys(root, KEYS, "a sweep file");
    String fileName = String.valueOf(file.getFileName());
    return new SweepFile(
        SweepValues.text(root, "name").orElse(fileName.replaceFirst("\\.[^.]*$", "")),
        section(root, "settings").orElseGet(ConfigFactory::empty),
        seeds(root),
        axes(root),
        exclusions(root),
        SweepValues.get(root, "baseline").map(SweepValues::label).map(Labels::join),
        quoted(root),
        root.containsKey("random"));
  }

  private static List<Axis> axes(ConfigObject root) {
    List<Axis> axes = new ArrayList<>();
    Optional<ConfigList> variants = SweepValues.list(root, "variants");
    Optional<List<String>> columns = SweepValues.get(root, "columns").map(SweepValues::label);
    if (columns.isPresent() && variants.isEmpty()) {
      throw SweepValues.wrong(
          root.get("columns"), "columns: these head the labels of variants, but there are none");
    }
    variants.ifPresent(list -> axes.add(variants(list, columns)));
    SweepValues.section(root, "grid").ifPresent(grid -> axes.addAll(grid(grid)));
    SweepValues.section(root, "random").ifPresent(random -> axes.add(RandomDraws.read(random)));
    return axes;
  }

  private static Axis variants(ConfigList list, Optional<List<String>> columns) {
    if (list.isEmpty()) {
      throw SweepValues.wrong(list, "variants: expected at least one variant");
    }
    List<Variation> variations =
        list.stream()
            .map(
                entry -> {
                  ConfigObject variant = SweepValues.object(entry, "a variant");
                  SweepValues.requireKeys(
                      variant, List.of("label", "best", "settings"), "a variant");
                  List<String> label = SweepValues.label(SweepValues.require(variant, "label"));
                  return new Variation(
                      label,
                      SweepValues.text(variant, "best"),
                      section(variant, "settings").orElseGet(ConfigFactory::empty));
                })
            .toList();
    int cells = columns.map(List::size).orElse(1);
    for (int i = 0; i < variations.size(); i++) {
      if (variations.get(i).label().size() != cells) {
        throw SweepValues.wrong(
            list.get(i), "label: expected %d cells, one for each of columns".formatted(cells));
      }
    }
    return new Axis(columns.orElse(List.of("Model")), variations);
  }

  /** Returns one axis per key of a grid, in the order of the file. */
  private static List<Axis> grid(ConfigObject grid) {
    return SweepValues.leaves(grid).entrySet().stream()
        .map(leaf -> gridAxis(leaf.getKey(), leaf.getValue()))
        .toList();
  }

  private static Axis gridAxis(String key, ConfigValue values) {
    if (!(values instanceof ConfigList list) || list.isEmpty()) {
      throw SweepValues.wrong(values, "grid." + key + ": expected a list of values");
    }
    return new Axis(List.of(key), list.stream().map(value -> choice(key, value)).toList());
  }

  private static Variation choice(String key, ConfigValue value) {
    return new Variation(
        List.of(SweepValues.cell(value)),
        Optional.empty(),
        ConfigFactory.empty().withValue(key, value));
  }

  private static List<Long> seeds(ConfigObject root) {
    List<Long> seeds =
        SweepValues.list(root, "seeds").stream()
            .flatMap(ConfigList::stream)
            .map(SweepFile::seed)
            .toList();
    if (root.containsKey("seeds") && seeds.isEmpty()) {
      throw SweepValues.wrong(root.get("seeds"), "seeds: expected a list with at least one seed");
    }
    if (seeds.stream().distinct().count() < seeds.size()) {
      throw SweepValues.wrong(root.get("seeds"), "seeds: expected each seed once, found " + seeds);
    }
    return seeds.isEmpty() ? List.of(0L) : seeds;
  }

  private static long seed(ConfigValue value) {
    long seed = SweepValues.whole(value, "seeds");
    if (seed < 0) {
      throw SweepValues.wrong(value, "seeds: expected whole numbers from 0; found " + seed);
    }
    return seed;
  }

  private static List<Config> exclusions(ConfigObject root) {
    return SweepValues.list(root, "exclude").stream()
        .flatMap(ConfigList::stream)
        .map(entry -> SweepValues.object(entry, "what is excluded").toConfig())
        .toList();
  }

  private static List<ConfigObject> quoted(ConfigObject root) {
    return SweepValues.list(root, "quoted").stream()
        .flatMap(ConfigList::stream)
        .map(entry -> SweepValues.object(entry, "a quoted result"))
        .toList();
  }

  private static Optional<Config> section(ConfigObject parent, String key) {
    return SweepValues.section(parent, key).map(ConfigObject::toConfig);
  }

  /** Returns the keys that are set by at least one combination, as {@code a.b} paths. */
  Stream<String> variedKeys() {
    return axes.stream()
        .flatMap(axis -> axis.variations().stream())
        .flatMap(variation -> variation.settings().entrySet().stream())
        .map(Map.Entry::getKey)
        .distinct();
  }
}
