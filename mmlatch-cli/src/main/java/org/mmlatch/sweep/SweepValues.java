package org.mmlatch.sweep;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmlatch.settings.Location;
import org.mmlatch.settings.SettingsException;

/**
 * Reads typed values of a sweep file. Errors name the position in the file and what was expected.
 */
final class SweepValues {
  private SweepValues() {}

  /** Returns an error about a value. */
  static SettingsException wrong(ConfigValue value, String problem) {
    return new SettingsException(Location.of(value.origin()) + ": " + problem);
  }

  static void requireKeys(ConfigObject object, List<String> keys, String what) {
    object.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            throw wrong(
                value, "%s: no such key; %s has %s".formatted(key, what, String.join(", ", keys)));
          }
        });
  }

  static Optional<ConfigValue> get(ConfigObject object, String key) {
    return Optional.ofNullable(object.get(key));
  }

  static ConfigValue require(ConfigObject object, String key) {
    return get(object, key).orElseThrow(() -> wrong(object, "expected a key " + key + " here"));
  }

  static ConfigObject object(ConfigValue value, String what) {
    if (value instanceof ConfigObject object) {
      return object;
    }
    throw wrong(value, "expected %s, a section in braces; found %s".formatted(what, found(value)));
  }

  static Optional<ConfigObject> section(ConfigObject parent, String key) {
    return get(parent, key).map(value -> object(value, key));
  }

  static Optional<ConfigList> list(ConfigObject parent, String key) {
    return get(parent, key)
        .map(
            value -> {
              if (value instanceof ConfigList list) {
                return list;
              }
              throw wrong(value, key + ": expected a list in brackets; found " + found(value));
            });
  }

  static Optional<String> text(ConfigObject parent, String key) {
    return get(parent, key)
        .map(
            value -> {
              if (value.valueType() == ConfigValueType.STRING) {
                return (String) value.unwrapped();
              }
              throw wrong(value, key + ": expected a text; found " + found(value));
            });
  }

  static BigDecimal number(ConfigValue value, String key) {
    if (value.valueType() == ConfigValueType.NUMBER) {
      return new BigDecimal(value.render());
    }
    throw wrong(value, key + ": expected a number; found " + found(value));
  }

  static long whole(ConfigValue value, String key) {
    try {
      return number(value, key).longValueExact();
    } catch (ArithmeticException fraction) {
      throw new SettingsException(
          wrong(value, key + ": expected a whole number; found " + found(value)).getMessage(),
          fraction);
    }
  }

  /** Returns the cells of a label, which is a text or a list of texts. */
  static List<String> label(ConfigValue value) {
    List<String> cells =
        value instanceof ConfigList list
            ? list.stream().map(SweepValues::cell).toList()
            : List.of(cell(value));
    if (cells.isEmpty() || cells.stream().anyMatch(String::isBlank)) {
      throw wrong(value, "expected a text, or a list of texts, none of them empty");
    }
    return cells;
  }

  /** Returns a value as text for a table cell. */
  static String cell(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> (String) value.unwrapped();
      case NUMBER, BOOLEAN -> value.render();
      case LIST ->
          ((ConfigList) value).stream().map(SweepValues::cell).collect(Collectors.joining("+"));
      case OBJECT, NULL -> throw wrong(value, "expected a value; found " + found(value));
    };
  }

  /** Returns all values that are not sections with keys by path, in the order of the file. */
  static Map<String, ConfigValue> leaves(ConfigObject section) {
    Map<String, ConfigValue> found = new HashMap<>();
    collect("", section, found);
    Map<String, ConfigValue> leaves = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, ConfigValue>>comparingInt(
                    leaf -> leaf.getValue().origin().lineNumber())
                .thenComparing(Map.Entry::getKey))
        .forEach(leaf -> leaves.put(leaf.getKey(), leaf.getValue()));
    return leaves;
  }

  private static void collect(String path, ConfigObject section, Map<String, ConfigValue> leaves) {
    section.forEach(
        (name, value) -> {
          String key = below(path, name);
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            collect(key, inner, leaves);
          } else {
            leaves.put(key, value);
          }
        });
  }

  /** Returns the path of a key below a section. */
  static String below(String path, String key) {
    String quoted = ConfigUtil.joinPath(key);
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  private static String found(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "a section";
      case LIST -> "a list";
      case NULL -> "null";
      case STRING -> "'" + value.unwrapped() + "'";
      case NUMBER, BOOLEAN -> value.render();
    };
  }
}
