package org.mmlatch.cli.common;

import java.nio.file.Path;
import java.util.Optional;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The corpus and split that a run is applied to; use as a picocli {@code @Mixin}. */
public final class SplitOptions {
  @Mixin private SplitChoice split;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "A corpus other than the one trained on, with the same features.")
  private Optional<Path> corpus = Optional.empty();

  /** Returns the chosen split. */
  public SplitName split() {
    return split.name();
  }

  /**
   * Opens and verifies the chosen corpus, by default the one that the run was trained on.
   *
   * @throws org.mmlatch.BadDataException if there is no corpus or it is damaged
   */
  public Corpus corpus(FinishedRun run) {
    return Corpus.openVerified(corpus.orElseGet(run::corpusFolder));
  }
}
