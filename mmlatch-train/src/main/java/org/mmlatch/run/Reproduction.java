package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.mmlatch.data.SplitName;
import org.mmlatch.io.Sha256;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/**
 * The comparison of a repeated run with the first.
 *
 * @param files the result files, each with whether both runs have the same bytes
 * @param circumstances differences in provenance: versions, machine, threads
 */
public record Reproduction(List<ComparedFile> files, List<SettingDifference> circumstances) {
  /** A compared file, relative to the run's folder. */
  public record ComparedFile(String file, boolean equal) {}

  /**
   * Checks that a run can be repeated: it must be finished, and have started with weights drawn
   * from its seed, or with weights from a source that is unchanged.
   *
   * @throws RefusedException if its weights were imported, the source has changed, or the run only
   *     learnt one batch, which gives no results
   * @throws org.mmlatch.BadDataException if the source no longer exists, or the run is not finished
   *     or has no checkpoint
   */
  public static void requireRepeatable(RunFolder run) {
    SortedMap<String, String> began = Provenance.read(run.provenance());
    String origin = began.get(Provenance.IMPORTED);
    if (origin != null) {
      throw new RefusedException(
          "%s began with imported weights (%s), which a training from its settings cannot repeat"
              .formatted(run.path(), origin));
    }
    Settings settings = SettingsLoader.loadFrozen(run.config(), Map.of());
    if (settings.train().overfitOneBatch()) {
      throw new RefusedException(
          run.path()
              + " learnt one batch (train.overfit-one-batch), so it has no results to repeat");
    }
    MetricsFile.require(run, SplitName.TEST);
    Map<String, Path> unused = results(run);
    StartWeights.requireSame(settings, began);
  }

  /**
   * Compares two finished runs.
   *
   * @throws org.mmlatch.BadDataException if one of them has no checkpoint
   */
  public static Reproduction compare(RunFolder first, RunFolder second) {
    Map<String, Path> others = results(second);
    List<ComparedFile> files = new ArrayList<>();
    results(first)
        .forEach(
            (name, file) ->
                files.add(
                    new ComparedFile(
                        name, others.containsKey(name) && equal(file, others.get(name)))));
    return new Reproduction(files, circumstances(first, second));
  }

  private static boolean equal(Path file, Path other) {
    return Files.exists(file) && Files.exists(other) && Sha256.of(file).equals(Sha256.of(other));
  }

  /** Returns the result files by the names that are shown for them. */
  private static Map<String, Path> results(RunFolder run) {
    Map<String, Path> results = new LinkedHashMap<>();
    if (Files.exists(run.task())) {
      results.put(name(run.task()), run.task());
    }
    for (Path file :
        List.of(
            run.history(),
            run.predictions(SplitName.VALID),
            run.predictions(SplitName.TEST),
            run.metrics(SplitName.VALID),
            run.metrics(SplitName.TEST))) {
      results.put(name(file), file);
    }
    Checkpoints checkpoints = new Checkpoints(run, 1); // the links to them may be missing
    Path best = checkpoints.bestFolder();
    Path last = checkpoints.lastFolder();
    results.put("checkpoint/best/weights.safetensors", best.resolve("weights.safetensors"));
    results.put("checkpoint/last/weights.safetensors", last.resolve("weights.safetensors"));
    results.put("checkpoint/last/optimizer.safetensors", last.resolve("optimizer.safetensors"));
    return results;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<SettingDifference> circumstances(RunFolder first, RunFolder second) {
    SortedMap<String, String> before = Provenance.read(first.provenance());
    SortedMap<String, String> after = Provenance.read(second.provenance());
    List<SettingDifference> differences = new ArrayList<>();
    before.forEach(
        (key, value) -> {
          String other = after.getOrDefault(key, "unknown");
          if (!other.equals(value) && !key.equals("corpus")) {
            differences.add(new SettingDifference(key, value, other));
          }
        });
    return differences;
  }

  /** Returns whether all result files have the same bytes. */
  public boolean isExact() {
    return files.stream().allMatch(ComparedFile::equal);
  }
}
