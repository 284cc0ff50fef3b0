package org.mmlatch.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.model.EncoderConfig;

/**
 * The keys of the settings, derived from the settings records. A nested record is a section, and so
 * is the config of every encoder; any other component is a key, with its name in kebab-case.
 */
final class Schema {
  private static final SortedMap<String, Accepted> KEYS =
      Collections.unmodifiableSortedMap(keys("", Settings.class));

  private Schema() {}

  /** Returns all keys, each with the values that it accepts. */
  static SortedMap<String, Accepted> keys() {
    return KEYS;
  }

  /** Builds settings from values by key; each value must have the type of its record component. */
  static Settings build(Map<String, Object> values) {
    return (Settings) build("", Settings.class, values);
  }

  /** Returns all values by key. */
  static SortedMap<String, Object> flatten(Settings settings) {
    return flatten("", settings);
  }

  /** Returns the keys of an encoder's config. */
  static Set<String> keys(EncoderType type) {
    return keys(section(type), type.config()).keySet();
  }

  /** A component of a settings record with its key name. */
  private record Member(RecordComponent component, String name) {
    /** Cache of each record's members: a sweep needs them for every trial. */
    private static final ClassValue<List<Member>> OF =
        new ClassValue<>() {
          @Override
          protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                .map(component -> new Member(component, kebab(component.getName())))
                .toList();
          }
        };

    static List<Member> of(Class<?> type) {
      return OF.get(type);
    }

    private static String kebab(String name) {
      return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whether this is the map of encoder configs. Every encoder has a section; the
     * baseline's is {@code model} itself.
     */
    boolean isEncoders() {
      return component.getType() == Map.class;
    }

    boolean isSection() {
      return component.getType().isRecord()
          && component.getType() != EncoderType.class
          && !SettingValue.class.isAssignableFrom(component.getType());
    }

    Object value(Object section) {
      try {
        return component.getAccessor().invoke(section);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static SortedMap<String, Accepted> keys(String prefix, Class<?> type) {
    SortedMap<String, Accepted> keys = new TreeMap<>();
    for (Member member : Member.of(type)) {
      String key = prefix + member.name();
      if (member.isEncoders()) {
        EncoderType.all().forEach(e -> keys.putAll(keys(section(e), e.config())));
      } else if (member.isSection()) {
        keys.putAll(keys(key + ".", member.component().getType()));
      } else {
        keys.put(key, Accepted.by(member.component()));
      }
    }
    return keys;
  }

  private static Object build(String prefix, Class<?> type, Map<String, Object> values) {
    List<Member> members = Member.of(type);
    Object[] arguments =
        members.stream()
            .map(
                member -> {
                  String key = prefix + member.name();
                  if (member.isEncoders()) {
                    return encoders(values);
                  }
                  return member.isSection()
                      ? build(key + ".", member.component().getType(), values)
                      : values.get(key);
                })
            .toArray();
    Class<?>[] types =
        members.stream().map(member -> member.component().getType()).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SortedMap<String, Object> flatten(String prefix, Object section) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (Member member : Member.of(section.getClass())) {
      String key = prefix + member.name();
      Object value = member.value(section);
      if (member.isEncoders()) {
        ((Settings) section)
            .encoders()
            .forEach((t, config) -> values.putAll(flatten(section(t), config)));
      } else if (member.isSection()) {
        values.putAll(flatten(key + ".", value));
      } else {
        values.put(key, value);
      }
    }
    return values;
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
}
