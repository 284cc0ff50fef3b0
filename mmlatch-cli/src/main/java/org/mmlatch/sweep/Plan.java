package org.mmlatch.sweep;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.RunJson;
import org.mmlatch.settings.Settings;

/**
 * The frozen plan of a sweep with all its trials, stored as {@code plan.json}.
 *
 * @param format format version of the file, 1
 * @param name name of the sweep
 * @param program version of the program that made the plan
 * @param corpusFingerprint fingerprint of the corpus that all trials train on
 * @param search whether combinations were drawn at random, so that only validation results may be
 *     used for selection
 * @param columns column headers of the labels
 * @param baseline name of the combination that the others are compared with
 * @param combinations the combinations of settings, without seeds
 * @param trials the trials, by index
 * @param quoted published results of others
 * @param settingsSha256 SHA-256 digests of the trials' {@code settings.conf}, by index; empty in a
 *     plan of version 1.0
 */
public record Plan(
    int format,
    String name,
    String program,
    String corpusFingerprint,
    boolean search,
    List<String> columns,
    String baseline,
    List<Combination> combinations,
    List<Trial> trials,
    List<QuotedResult> quoted,
    List<String> settingsSha256) {
  static final int FORMAT = 1;

  /** Creates a plan. Lists missing in a file become empty. */
  public Plan {
    quoted = Objects.requireNonNullElse(quoted, List.of());
    settingsSha256 = Objects.requireNonNullElse(settingsSha256, List.of());
  }

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  /**
   * The properties shared by trials that differ only in their seed.
   *
   * @param label label in tables, one cell per column
   * @param best label in tables of the best of its trials; empty or one element
   * @param settings values as text of all settings that differ between the sweep's combinations, by
   *     key
   */
  public record Combination(
      List<String> label, List<String> best, SortedMap<String, String> settings) {
    /** Returns the label as a single text. */
    public String name() {
      return Labels.join(label);
    }
  }

  /**
   * One training run.
   *
   * @param combination index of the combination
   * @param seed seed of the trial
   */
  public record Trial(int combination, long seed) {}

  /** Returns a description of a trial, such as {@code trial 3 (lstm; seed 1)}. */
  public String describe(int index) {
    Trial trial = trials.get(index);
    String name = combinations.get(trial.combination()).name();
    return "trial %d (%sseed %d)".formatted(index, name.isEmpty() ? "" : name + "; ", trial.seed());
  }

  /** Returns the indices of each combination's trials, by combination. */
  public List<List<Integer>> trialsOfCombinations() {
    List<List<Integer>> indices =
        combinations.stream().<List<Integer>>map(c -> new ArrayList<>()).toList();
    for (int index = 0; index < trials.size(); index++) {
      indices.get(trials.get(index).combination()).add(index);
    }
    return indices;
  }

  /** Returns a copy with the digests of the trials' settings. */
  Plan withSettings(List<String> digests) {
    return new Plan(
        format,
        name,
        program,
        corpusFingerprint,
        search,
        columns,
        baseline,
        combinations,
        trials,
        quoted,
        digests);
  }

  /**
   * Returns whether two plans have the same trials, ignoring the version that made them and the
   * settings that the sweep does not vary.
   */
  boolean isSame(Plan other) {
    return new Plan(
            format,
            name,
            other.program,
            corpusFingerprint,
            search,
            columns,
            baseline,
            combinations,
            trials,
            quoted,
            other.settingsSha256) // versions know different settings
        .toJson()
        .equals(other.toJson());
  }

  String toJson() {
    return GSON.toJson(this) + "\n";
  }

  /**
   * Reads a plan.
   *
   * @throws BadDataException if the file is missing or damaged
   */
  static Plan read(Path file) {
    Plan plan = RunJson.read(file, json -> GSON.fromJson(json, Plan.class));
    if (plan.format != FORMAT || !plan.isComplete()) {
      throw new BadDataException(
          file + " is not a plan of format " + FORMAT + "; plan the sweep again");
    }
    return plan;
  }

  private boolean isComplete() {
    return Stream.of(name, program, corpusFingerprint, columns, baseline, combinations, trials)
            .allMatch(Objects::nonNull)
        && combinations.stream()
            .allMatch(c -> c != null && c.label != null && c.best != null && c.settings != null)
        && trials.stream()
            .allMatch(t -> t != null && t.combination >= 0 && t.combination < combinations.size())
        && (settingsSha256.isEmpty() || settingsSha256.size() == trials.size());
  }

  /** Returns the contents of a trial's settings file. */
  static byte[] text(Settings settings) {
    return settings.resolved().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether a trial was planned with the same text of settings, as far as is known. */
  boolean hasSettings(int index, Settings settings) {
    return !settingsSha256.isEmpty() && Sha256.of(text(settings)).equals(settingsSha256.get(index));
  }

  /**
   * Checks that the settings of a trial were not changed since they were planned.
   *
   * @throws BadDataException if the settings were edited
   */
  void requireUnedited(int index, Path settings) {
    if (!settingsSha256.isEmpty() && !Sha256.of(settings).equals(settingsSha256.get(index))) {
      throw new BadDataException(
          "%s was edited after it was planned as %s, so its result would get a wrong label; plan another sweep instead"
              .formatted(settings, describe(index)));
    }
  }
}
