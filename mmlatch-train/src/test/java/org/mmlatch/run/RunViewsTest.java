package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.report.RunView;

class RunViewsTest {
  @TempDir private Path folder;

  @Test
  void aRunInterruptedBetweenItsEvaluationsHasNoResults() throws IOException {
    RunFolder run = TinyRuns.in(folder, Map.of("train.epochs", "1")).train("run", Map.of());
    assertEquals(Set.of("valid", "test"), read(run).results().keySet());
    Files.delete(run.metrics(SplitName.TEST));
    RunView interrupted = read(run);
    assertEquals(
        Map.of(), interrupted.results(), "results on valid do not stand for those on test");
    assertEquals(1, interrupted.history().size());
  }

  private static RunView read(RunFolder run) {
    return RunViews.read(run.path(), "a run", new CorpusLengths());
  }
}
