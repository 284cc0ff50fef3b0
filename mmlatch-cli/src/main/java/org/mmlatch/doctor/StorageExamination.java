package org.mmlatch.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Examines the folders that a training writes to. */
final class StorageExamination {
  /** Bytes needed for two copies of the checkpoints of a run with default settings. */
  private static final long NEEDED = 200_000_000;

  private StorageExamination() {}

  /**
   * Examines the folders.
   *
   * @param runs the folder for runs, which need not exist
   * @param environment the environment variables
   */
  static Findings of(Path runs, Map<String, String> environment) {
    List<Fact> facts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Path folder = nearest(runs.toAbsolutePath());
    facts.add(Fact.text("runs", runs.toAbsolutePath().toString()));
    if (Files.isWritable(folder)) {
      facts.add(Fact.bytes("free for runs", free(folder)));
    } else {
      problems.add(
          "storage: %s cannot be written to, so no run can be saved; run mmlatch in another folder,"
                  .formatted(folder)
              + " or mount a volume there");
    }
    if (free(folder) < NEEDED) {
      problems.add(
          String.format(
              Locale.ROOT,
              "storage: a run needs about %.1f GB, but %s has only %.1f GB free",
              NEEDED / 1e9,
              folder,
              free(folder) / 1e9));
    }
    Path cache = cache(environment);
    facts.add(Fact.text("native libraries", cache.toString()));
    facts.add(Fact.bytes("free for these", free(nearest(cache))));
    return new Findings("storage", facts, problems);
  }

  private static Path cache(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("DJL_CACHE_DIR"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".djl.ai"))
        .toAbsolutePath();
  }

  private static Path nearest(Path path) {
    Path existing = path;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }

  private static long free(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getUsableSpace();
    } catch (IOException unknown) {
      return 0;
    }
  }
}
