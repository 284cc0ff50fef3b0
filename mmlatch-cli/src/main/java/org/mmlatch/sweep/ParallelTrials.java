package org.mmlatch.sweep;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the folders of all trials of a sweep in parallel, because reading from a network file
 * system is mostly waiting.
 */
final class ParallelTrials {
  private static final int AT_A_TIME = 16;

  private ParallelTrials() {}

  /** Applies {@code reader} to the folder of each trial and returns the results by index. */
  static <T> List<T> read(SweepFolder sweep, Plan plan, Function<TrialFolder, T> reader) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<T>> reads =
          IntStream.range(0, plan.trials().size())
              .<Callable<T>>mapToObj(i -> () -> reader.apply(sweep.trial(i)))
              .toList();
      return pool.invokeAll(reads).stream().map(ParallelTrials::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at " + sweep.path(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T result(Future<T> read) {
    try {
      return read.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
