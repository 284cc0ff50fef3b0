package org.mmlatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Threads that run independent computations in parallel. They end by themselves when there has been
 * nothing to do for a minute.
 *
 * @param number how many, the calling thread included
 */
public record Workers(int number) {
  /** The calling thread alone. */
  public static final Workers ONE = new Workers(1);

  /** The other threads, by the number of workers; those of as many are the same ones. */
  private static final Map<Integer, ExecutorService> OTHERS = new ConcurrentHashMap<>();

  /** No more threads than can work: each has memory of the C library's for itself. */
  private static ExecutorService others(int number) {
    ThreadPoolExecutor others =
        new ThreadPoolExecutor(
            number - 1,
            number - 1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Workers::thread);
    others.allowCoreThreadTimeOut(true);
    return others;
  }

  private static Thread thread(Runnable tasks) {
    Thread thread =
        new Thread(
            () -> {
              int unused = Devices.threads(); // gives this thread the engine's number of threads
              tasks.run();
            },
            "worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs a task on several inputs in parallel, the first on the calling thread; nothing is recorded
   * for differentiation unless the task asks for it.
   *
   * @param inputs as many as there are workers, or fewer, but one
   * @return the results, in order, when all have ended
   * @throws RuntimeException the first that was thrown, in the inputs' order
   */
  public <I, T> List<T> all(List<I> inputs, Function<I, T> task) {
    List<Future<T>> others =
        inputs.stream()
            .skip(1)
            .map(
                input ->
                    OTHERS
                        .computeIfAbsent(number, Workers::others)
                        .submit(() -> Autograd.unrecorded(() -> task.apply(input))))
            .toList();
    List<T> results = new ArrayList<>();
    Optional<Throwable> failure = Optional.empty();
    try {
      results.add(Autograd.unrecorded(() -> task.apply(inputs.get(0))));
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
    for (Future<T> other : others) {
      try {
        results.add(ended(other));
      } catch (ExecutionException e) {
        failure = failure.or(() -> Optional.of(e.getCause()));
      }
    }
    failure.ifPresent(Workers::rethrow);
    return results;
  }

  /** A task calculates with memory of the caller's, so that it has to end whatever happens. */
  private static <T> T ended(Future<T> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure; // functions throw nothing checked
  }
}
