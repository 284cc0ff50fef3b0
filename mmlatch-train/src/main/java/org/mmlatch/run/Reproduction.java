package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.mmlatch.data.SplitName;
import org.mmlatch.io.Sha256;
import org.mmlatch.settings.SettingDifference;
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
   * Checks that a run can be repeated: it must have started with weights drawn from its seed, or
   * with weights from a source that is unchanged.
   *
   * @throws RefusedException if its weights were imported, or the source has changed
   * @throws org.mmlatch.BadDataException if the source no longer exists
   */
  public static void requireRepeatable(RunFolder run) {
    SortedMap<String, String> began = Provenance.read(run.provenance());
    String origin = began.get(Provenance.IMPORTED);
    if (origin != null) {
      throw new RefusedException(
          "%s began with imported weights (%s), which a training from its settings cannot repeat"
              .formatted(run.path(), origin));
    }
    StartWeights.requireSame(SettingsLoader.loadFrozen(run.config(), Map.of()), began);
  }

  /** Compares two finished runs. */
  public static Reproduction compare(RunFolder first, RunFolder second) {
    List<ComparedFile> files = new ArrayList<>();
    for (Path file : results(first)) {
      Path other = second.path().resolve(first.path().relativize(file));
      boolean equal =
          Files.exists(file) && Files.exists(other) && Sha256.of(file).equals(Sha256.of(other));
      files.add(new ComparedFile(first.path().relativize(file).toString(), equal));
    }
    return new Reproduction(files, circumstances(first, second));
  }

  private static List<Path> results(RunFolder run) {
    List<Path> results =
        new ArrayList<>(Files.exists(run.task()) ? List.of(run.task()) : List.of());
    results.addAll(alwaysThere(run));
    return results;
  }

  private static List<Path> alwaysThere(RunFolder run) {
    return List.of(
        run.history(),
        run.predictions(SplitName.VALID),
        run.predictions(SplitName.TEST),
        run.metrics(SplitName.VALID),
        run.metrics(SplitName.TEST),
        run.checkpoints().resolve("best").resolve("weights.safetensors"),
        run.checkpoints().resolve("last").resolve("weights.safetensors"),
        run.checkpoints().resolve("last").resolve("optimizer.safetensors"));
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
