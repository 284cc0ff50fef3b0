package org.mmlatch.cli.common;

import org.mmlatch.data.SplitName;
import picocli.CommandLine.Option;

/** The option --split, by default {@code test}; use as a picocli {@code @Mixin}. */
public final class SplitChoice {
  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, valid or test (default: test).")
  private SplitName name = SplitName.TEST;

  /** Returns the chosen split. */
  public SplitName name() {
    return name;
  }
}
