package org.mmlatch.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.model.EncoderConfig;

/**
 * The keys of the settings, told by the records themselves: a nested record is a section, so is the
 * config of every encoder; any other component is a key, its name in kebab-case.
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
      if (isEncoders(component)) {
        EncoderType.all().forEach(e -> keys.putAll(keys(section(e), e.config())));
      } else if (isSection(component)) {
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
                  if (isEncoders(component)) {
                    return encoders(values);
                  }
                  return isSection(component)
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
      if (isEncoders(component)) {
        ((Settings) section)
            .encoders()
            .forEach((t, config) -> values.putAll(flatten(section(t), config)));
      } else if (isSection(component)) {
        values.putAll(flatten(key + ".", value));
      } else {
        values.put(key, value);
      }
    }
    return values;
  }

  /** Every encoder has a section; that of the baseline is {@code model} itself. */
  private static boolean isEncoders(RecordComponent component) {
    return component.getType() == Map.class;
  }

  private static boolean isSection(RecordComponent component) {
    return component.getType().isRecord()
        && component.getType() != EncoderType.class
        && !SettingValue.class.isAssignableFrom(component.getType());
  }

  private static String section(EncoderType type) {
    return type.section() + ".";
  }

  private static Map<EncoderType, EncoderConfig> encoders(Map<String, Object> values) {
    Map<EncoderType, EncoderConfig> configs = new LinkedHashMap<>();
    for (EncoderType type : EncoderType.all()) {
      configs.put(type, type.config().cast(build(section(type), type.config(), values)));
    }
    return configs;
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
