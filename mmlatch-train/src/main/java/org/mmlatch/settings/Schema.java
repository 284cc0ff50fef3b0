package org.mmlatch.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of the settings, told by the records themselves: a nested record is a section, any other
 * component a key, its name in kebab-case.
 */
final class Schema {
  private static final SortedMap<String, Accepted> KEYS =
      Collections.unmodifiableSortedMap(keys("", Settings.class));

  private Schema() {}

  /** Returns every key with what it accepts. */
  static SortedMap<String, Accepted> keys() {
    return KEYS;
  }

  /** Returns the settings whose values by key are given, each of its component's type. */
  static Settings build(Map<String, Object> values) {
    return (Settings) build("", Settings.class, values);
  }

  /** Returns every value by its key. */
  static SortedMap<String, Object> flatten(Settings settings) {
    return flatten("", settings);
  }

  private static SortedMap<String, Accepted> keys(String prefix, Class<?> type) {
    SortedMap<String, Accepted> keys = new TreeMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = key(prefix, component);
      if (component.getType().isRecord()) {
        keys.putAll(keys(key + ".", component.getType()));
      } else {
        keys.put(key, Accepted.by(component));
      }
    }
    return keys;
  }

  private static Object build(String prefix, Class<?> type, Map<String, Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments =
        Arrays.stream(components)
            .map(
                component -> {
                  String key = key(prefix, component);
                  return component.getType().isRecord()
                      ? build(key + ".", component.getType(), values)
                      : values.get(key);
                })
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SortedMap<String, Object> flatten(String prefix, Object section) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      String key = key(prefix, component);
      Object value = value(component, section);
      if (component.getType().isRecord()) {
        values.putAll(flatten(key + ".", value));
      } else {
        values.put(key, value);
      }
    }
    return values;
  }

  private static Object value(RecordComponent component, Object section) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String key(String prefix, RecordComponent component) {
    return prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
