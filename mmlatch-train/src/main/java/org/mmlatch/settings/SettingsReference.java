package org.mmlatch.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings with their defaults and explanations, as read from {@code reference.conf}. */
public final class SettingsReference {
  private static final Config REFERENCE =
      ConfigFactory.parseResources(SettingsReference.class.getClassLoader(), "reference.conf");

  /**
   * One setting.
   *
   * @param key the full key
   * @param standard the default value
   * @param accepted the accepted values in words, as in error messages
   * @param explanation the comment lines above the key in the file; empty for settings that their
   *     section explains together
   */
  public record Entry(String key, String standard, String accepted, List<String> explanation) {
    /** Returns the section of the key; empty at the top level. */
    public String section() {
      int dot = key.lastIndexOf('.');
      return dot < 0 ? "" : key.substring(0, dot);
    }
  }

  private SettingsReference() {}

  /**
   * Returns all settings in the order of the file, a section's own before those of its inner
   * sections.
   */
  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    collect("", REFERENCE.root(), entries);
    return entries;
  }

  /**
   * Returns the setting that was probably meant by a word that is not a key: {@code epochs} for
   * {@code train.epochs}, {@code lr} for {@code train.learning-rate}.
   */
  public static Optional<String> meant(String word) {
    String key = word.replace('_', '-');
    return Optional.of(NearestKey.among(Schema.keys().keySet(), key))
        .filter(nearest -> NearestKey.isNear(nearest, key));
  }

  /** Returns the comment lines above a section, such as {@code model.dropout}. */
  public static List<String> ofSection(String section) {
    return section.isEmpty() ? List.of() : comments(REFERENCE.getValue(section));
  }

  private static void collect(String prefix, ConfigObject section, List<Entry> entries) {
    List<Map.Entry<String, ConfigValue>> members = new ArrayList<>(section.entrySet());
    members.sort(Comparator.comparingInt(member -> member.getValue().origin().lineNumber()));
    for (Map.Entry<String, ConfigValue> member : members) {
      if (!(member.getValue() instanceof ConfigObject)) {
        entries.add(entry(prefix + member.getKey(), member.getValue()));
      }
    }
    for (Map.Entry<String, ConfigValue> member : members) {
      if (member.getValue() instanceof ConfigObject inner) {
        collect(prefix + member.getKey() + ".", inner, entries);
      }
    }
  }

  private static Entry entry(String key, ConfigValue value) {
    return new Entry(
        key,
        SettingText.of(value).orElseThrow(),
        Schema.keys().get(key).description(),
        comments(value));
  }

  private static List<String> comments(ConfigValue value) {
    return value.origin().comments().stream().map(line -> line.replaceFirst("^ ", "")).toList();
  }
}
