package org.mmlatch.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Converts resolved HOCON layers to settings and collects all errors in them. */
final class SettingsCheck {
  private final Map<String, Object> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private SettingsCheck() {}

  /** An error in one setting; the text begins with its key. */
  private record Problem(Location location, String text) {
    @Override
    public String toString() {
      return location + ": " + text;
    }
  }

  /**
   * Returns the settings in merged layers.
   *
   * @throws SettingsException with a line for every key that is unknown or whose value is not
   *     accepted, or if a key has no default
   */
  static Settings settings(Config layers) {
    SettingsCheck check = new SettingsCheck();
    check.section("", layers.root());
    if (!check.problems.isEmpty()) {
      throw new SettingsException(
          check.problems.stream()
              .sorted(Comparator.comparing(Problem::location).thenComparing(Problem::text))
              .map(Problem::toString)
              .collect(Collectors.joining("\n")));
    }
    Schema.keys().keySet().stream()
        .filter(key -> !check.values.containsKey(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new SettingsException(
                  key + ": no reference.conf on the class path gives its default");
            });
    return Schema.build(check.values);
  }

  private void section(String prefix, ConfigObject section) {
    section.forEach(
        (name, value) -> {
          String key = prefix + ConfigUtil.joinPath(name);
          if (value instanceof ConfigObject inner && !inner.isEmpty() && !isKey(key)) {
            section(key + ".", inner);
          } else {
            value(key, value);
          }
        });
  }

  private void value(String key, ConfigValue value) {
    SortedMap<String, Accepted> keys = Schema.keys();
    SortedMap<String, Accepted> below = keys.subMap(key + ".", key + "/");
    if (isKey(key)) {
      Accepted accepted = keys.get(key);
      accepted
          .read(value)
          .ifPresentOrElse(
              setting -> values.put(key, setting),
              () -> expected(accepted.description(), key, value, several(accepted, value)));
    } else if (!below.isEmpty()) {
      List<String> fitting =
          below.keySet().stream()
              .filter(inner -> below.get(inner).read(value).isPresent())
              .toList();
      String example = NearestKey.among(fitting.isEmpty() ? below.keySet() : fitting, key);
      expected("a section with keys such as " + example, key, value, "");
    } else {
      problem(value, key + ": no such setting; " + hint(keys, key));
    }
  }

  /** Returns the key that was probably meant or, if none is near, the keys of its section. */
  private static String hint(SortedMap<String, Accepted> keys, String key) {
    String nearest = NearestKey.among(keys.keySet(), key);
    String section = key.substring(0, Math.max(0, key.lastIndexOf('.')));
    SortedMap<String, Accepted> siblings = keys.subMap(section + ".", section + "/");
    if (NearestKey.isNear(nearest, key)) {
      return "the nearest is " + nearest;
    }
    return siblings.isEmpty()
        ? "'mmlatch settings' lists all"
        : section + " has " + String.join(", ", siblings.keySet());
  }

  private void expected(String expectation, String key, ConfigValue value, String further) {
    problem(value, key + ": expected " + expectation + "; found " + found(value) + further);
  }

  /**
   * Returns a hint at sweeps if several accepted values are given for one setting, else an empty
   * text.
   */
  private static String several(Accepted accepted, ConfigValue value) {
    String[] each = String.valueOf(value.unwrapped()).replaceAll("[\\[\\] ]", "").split(",", -1);
    boolean areAllAccepted =
        Arrays.stream(each)
            .allMatch(one -> accepted.read(ConfigValueFactory.fromAnyRef(one)).isPresent());
    return each.length > 1 && areAllAccepted
        ? "; several values are a sweep: mmlatch sweep plan --help"
        : "";
  }

  private void problem(ConfigValue value, String text) {
    problems.add(new Problem(Location.of(value.origin()), text));
  }

  private static boolean isKey(String key) {
    return Schema.keys().containsKey(key);
  }

  private static String found(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "a section";
      case NULL -> "null";
      case STRING -> "'" + value.unwrapped() + "'";
      case NUMBER, BOOLEAN, LIST -> SettingText.of(value).orElseThrow();
    };
  }
}
