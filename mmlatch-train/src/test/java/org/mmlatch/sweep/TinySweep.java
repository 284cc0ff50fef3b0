package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mmlatch.data.Corpus;
import org.mmlatch.run.TinyRun;

/** Sweeps whose trials train within a second. */
final class TinySweep {
  private static final String SETTINGS =
      """
      settings {
        model.hidden = 6
        train { batch-size = 8, epochs = 3 }
        device = cpu
      }
      """;

  private final Path folder;
  final Corpus corpus;

  TinySweep(Path folder) {
    this.folder = folder;
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  Path file(String text) {
    try {
      return Files.writeString(folder.resolve("sweep.conf"), SETTINGS + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SweepFolder plan(String name, String text) {
    SweepFolder sweep = new SweepFolder(folder.resolve(name));
    new Planner(file(text), Map.of()).freeze(sweep, corpus);
    return sweep;
  }
}
