package org.mmlatch.sweep;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;
import org.mmlatch.run.RunJson;

/**
 * The trials of a sweep, as they were frozen: {@code plan.json}.
 *
 * @param format of the file, 1
 * @param name of the sweep
 * @param program the version that planned it
 * @param corpusFingerprint of the corpus that all trials train on
 * @param search whether combinations were drawn at random, so that only validation may choose
 * @param columns headers of the labels' cells
 * @param baseline label of the combination that the others are compared with
 * @param combinations what the trials differ in besides seeds
 * @param trials by index
 * @param quoted results of others
 * @param settingsSha256 digests of the trials' {@code settings.conf}, by index; none in a plan of
 *     version 1.0
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

  /** What a file lacks is empty. */
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
   * What trials that differ in nothing but their seed have in common.
   *
   * @param label what tables call it, a cell a column
   * @param best what tables call the best of its trials; none or one
   * @param settings the text of every setting in which the sweep's combinations differ, by key
   */
  public record Combination(
      List<String> label, List<String> best, SortedMap<String, String> settings) {
    /** Returns the label as one text. */
    public String name() {
      return Labels.join(label);
    }
  }

  /**
   * One training.
   *
   * @param combination an index into the combinations
   * @param seed of it
   */
  public record Trial(int combination, long seed) {}

  /** Returns a trial in words, such as {@code trial 3 (lstm; seed 1)}. */
  public String describe(int index) {
    Trial trial = trials.get(index);
    return "trial %d (%s; seed %d)"
        .formatted(index, combinations.get(trial.combination()).name(), trial.seed());
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

  /** Returns the same plan with the digests of its trials' settings. */
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

  /** Tells whether two plans are of the same trials, whichever version made them. */
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
            other.settingsSha256) // versions differ in the settings that they know
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

  /**
   * Makes sure that a trial's settings are those that were planned under its label.
   *
   * @throws BadDataException if they were edited since
   */
  void requireUnedited(int index, Path settings) {
    if (!settingsSha256.isEmpty() && !Sha256.of(settings).equals(settingsSha256.get(index))) {
      throw new BadDataException(
          "%s was edited after it was planned as %s, so its result would get a wrong label; plan another sweep instead"
              .formatted(settings, describe(index)));
    }
  }
}
