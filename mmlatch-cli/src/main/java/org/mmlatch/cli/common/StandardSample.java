package org.mmlatch.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;

/** The sample corpus, which is the default corpus and is generated on first use. */
public final class StandardSample {
  private static final Path FOLDER = Path.of("corpora", "sample");

  private StandardSample() {}

  /** Generates the sample corpus if the folder is the default one and does not exist. */
  public static void makeIfAbsent(Path folder) {
    if (folder.equals(FOLDER) && !Files.exists(folder)) {
      Log.of(StandardSample.class).info("generating the sample corpus in {}", folder);
      SampleCorpus.write(folder, SampleOptions.standard());
    }
  }
}
