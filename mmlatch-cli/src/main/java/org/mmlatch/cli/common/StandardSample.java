package org.mmlatch.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The corpus that is trained on by default, which is made when it is first asked for. */
public final class StandardSample {
  private static final Logger LOG = LoggerFactory.getLogger(StandardSample.class);
  private static final Path FOLDER = Path.of("corpora", "sample");

  private StandardSample() {}

  /** Makes the sample corpus if a corpus folder is the default one and absent. */
  public static void makeIfAbsent(Path folder) {
    if (folder.equals(FOLDER) && !Files.exists(folder)) {
      LOG.info("making the sample corpus in {}", folder);
      SampleCorpus.write(folder, SampleOptions.standard());
    }
  }
}
