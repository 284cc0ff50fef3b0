package org.mmlatch.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;

/** The corpus that is trained on by default, which is made when it is first asked for. */
public final class StandardSample {
  private static final Path FOLDER = Path.of("corpora", "sample");

  private StandardSample() {}

  /** Makes the sample corpus if a corpus folder is the default one and absent. */
  public static void makeIfAbsent(Path folder) {
    if (folder.equals(FOLDER) && !Files.exists(folder)) {
      Log.of(StandardSample.class).info("generating the sample corpus in {}", folder);
      SampleCorpus.write(folder, SampleOptions.standard());
    }
  }
}
