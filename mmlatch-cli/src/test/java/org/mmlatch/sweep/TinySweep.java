package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;

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
    this(folder, 12);
  }

  /** With so many segments in the validation split. */
  TinySweep(Path folder, int valid) {
    this.folder = folder;
    corpus =
        SampleCorpus.write(
            folder.resolve("corpus"),
            SampleOptions.standard()
                .withSegments(
                    Map.of(SplitName.TRAIN, 40, SplitName.VALID, valid, SplitName.TEST, 12))
                .withDims(Map.of(Modality.TEXT, 9, Modality.AUDIO, 8, Modality.VISUAL, 10))
                .withLength(6, 12));
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
