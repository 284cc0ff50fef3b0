package org.mmlatch.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Examines the folders that a training writes to. */
final class StorageExamination {
  /** Bytes needed for two copies of the checkpoints of a run with default settings. */
  private static final long NEEDED = 200_000_000;

  private StorageExamination() {}

  /**
   * Examines the folders.
   *
   * @param runs the folder for runs, which need not exist
   * @param natives the folder for native libraries, which need not exist
   */
  static Findings of(Path runs, Path natives) {
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
    facts.add(Fact.text("native libraries", natives.toAbsolutePath().toString()));
    facts.add(Fact.bytes("free for these", free(nearest(natives.toAbsolutePath()))));
    return new Findings("storage", facts, problems);
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
