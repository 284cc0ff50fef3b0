package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mmlatch.io.NoLink;

/** A trial that runs in a separate Java process. */
final class ForkedTrial {
  private final int index;
  private final Slot slot;
  private final Process process;
  private final long startNanos = System.nanoTime();
  private final int startEpochs;
  private final int startEntries;

  private ForkedTrial(int index, Slot slot, Process process, int startEpochs, int startEntries) {
    this.index = index;
    this.slot = slot;
    this.process = process;
    this.startEpochs = startEpochs;
    this.startEntries = startEntries;
  }

  /** Starts a trial. Its output is appended to its log file. */
  static ForkedTrial start(int index, Slot slot, TrialFolder folder, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output(folder).toFile()));
    slot.gpu().ifPresent(gpu -> builder.environment().put("CUDA_VISIBLE_DEVICES", gpu));
    int epochs = TrialStatus.epochs(folder.run().history());
    int entries = new Journal(folder.journal()).entries().size();
    try {
      Process process = builder.start();
      process.getOutputStream().close(); // a trial reads no input
      return new ForkedTrial(index, slot, process, epochs, entries);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  /**
   * Creates the log file first, so that a full disk is not reported as a program that does not
   * start.
   */
  private static Path output(TrialFolder folder) {
    Path output = NoLink.at(folder.output());
    try {
      Files.newOutputStream(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      return output;
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException system && system.getReason() != null
              ? system.getReason()
              : e.getMessage();
      throw new UncheckedIOException("Cannot write " + output + ": " + reason, e);
    }
  }

  int index() {
    return index;
  }

  Slot slot() {
    return slot;
  }

  long pid() {
    return process.pid();
  }

  /** Returns the number of entries in the trial's journal before this process was started. */
  int startEntries() {
    return startEntries;
  }

  boolean isOver() {
    return !process.isAlive();
  }

  int exitStatus() {
    return process.exitValue();
  }

  /** Returns the progress according to the history file, which is written after each epoch. */
  TrialProgress progress(TrialFolder folder) {
    int epochs = TrialStatus.epochs(folder.run().history());
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return new TrialProgress(index, slot, epochs, epochs - startEpochs, seconds);
  }

  /** Asks the trial to save and stop, waits up to {@code seconds} and then kills it. */
  void stop(long seconds) {
    process.destroy();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void askToStop() {
    process.destroy();
  }
}
