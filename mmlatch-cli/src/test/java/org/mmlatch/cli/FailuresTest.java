package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class FailuresTest {
  private static final Map<String, Throwable> FAILURES =
      Map.of(
          "settings", new SettingsException("a.conf, line 1: one\nb.conf, line 2: two"),
          "data", new BadDataException("labels.csv, line 3: expected a number; found x"),
          "missing", new NoSuchFileException("runs/a"),
          "denied", new UncheckedIOException(new AccessDeniedException("runs/b")),
          "existing", new FileAlreadyExistsException("runs/c"),
          "disk", new IOException("No space left on device"),
          "engine",
              new EngineException(
                  "[enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: can't allocate"
                      + " memory: you tried to allocate 4000000000 bytes. Error code 12 (Cannot"
                      + " allocate memory)\nframe #0"),
          "gpu",
              new IllegalStateException(
                  new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB")),
          "unmapped",
              new UnsatisfiedLinkError("libtorch.so: failed to map segment from shared object"),
          "bug", new IllegalStateException("cannot be"));

  @Command(name = "fail")
  static final class Fail implements Callable<Integer> {
    @Parameters private String how = "";

    @Override
    public Integer call() throws Exception {
      if (how.equals("heap")) {
        throw new OutOfMemoryError("Java heap space");
      }
      if (FAILURES.get(how) instanceof LinkageError unloadable) {
        throw new IllegalStateException("the engine cannot be loaded", unloadable);
      }
      throw (Exception) FAILURES.get(how);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data     | 3 | error: labels.csv, line 3: expected a number; found x",
        "missing  | 1 | error: runs/a: no such file or folder",
        "denied   | 1 | error: runs/b: permission denied",
        "existing | 1 | error: runs/c: exists already",
        "disk     | 1 | error: reading or writing failed: No space left on device"
      })
  void whatTheUserCanMendIsASentence(String how, int status, String message) {
    CommandLineRun run = CommandLineRun.of(List.of(Fail.class), "fail", how);
    assertEquals(status, run.status());
    assertEquals(message + "\n", run.err());
  }

  @Test
  void severalProblemsWithSettingsAreSeveralErrors() {
    CommandLineRun run = CommandLineRun.of(List.of(Fail.class), "fail", "settings");
    assertEquals(2, run.status());
    assertEquals("error: a.conf, line 1: one\nerror: b.conf, line 2: two\n", run.err());
  }

  @Test
  void aTerminalsLinesEndBetweenWords() {
    System.setProperty("mmlatch.terminal", "true");
    System.setProperty("mmlatch.columns", "40");
    try {
      String err = CommandLineRun.of(List.of(Fail.class), "fail", "bug").err();
      assertTrue(err.lines().allMatch(line -> line.length() <= 40), err);
      assertEquals(
          "error: unexpected",
          err.lines().findFirst().orElse(""),
          "the name of a class has no room beside it");
    } finally {
      System.clearProperty("mmlatch.terminal");
      System.clearProperty("mmlatch.columns");
    }
  }

  @Test
  void anythingElseIsABugWithoutAStackTrace() {
    CommandLineRun run = CommandLineRun.of(List.of(Fail.class), "fail", "bug");
    assertEquals(1, run.status());
    assertTrue(
        run.err()
            .startsWith(
                "error: unexpected java.lang.IllegalStateException: cannot be\nerror: this is a bug"),
        run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "engine | memory ran out in the engine ([enforce fail | ulimit -v",
        "gpu    | memory ran out on the GPU (CUDA out of memory. Tried to | nvidia-smi",
        "unmapped | the engine's libraries cannot be mapped into memory (libtorch.so: failed | ulimit -v",
        "heap   | memory ran out in Java (Java heap space) | MMLATCH_JAVA_OPTS=-Xmx8g"
      })
  void memoryThatRunsOutIsSaidWithWhatToDo(String how, String what, String advice) {
    CommandLineRun run = CommandLineRun.of(List.of(Fail.class), "fail", how);
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("error: " + what), run.err());
    assertTrue(run.err().contains(advice), run.err());
    assertFalse(run.err().contains("bug"), run.err());
  }

  @Test
  void debugShowsTheStackTrace() {
    CommandLineRun run = CommandLineRun.of(List.of(Fail.class), "fail", "bug", "--debug");
    assertTrue(run.err().contains("\tat org.mmlatch.cli.FailuresTest"), run.err());
  }
}
