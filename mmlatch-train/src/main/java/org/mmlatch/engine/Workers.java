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
 * Threads that run independent computations in parallel. Idle threads end after a minute.
 *
 * @param number the number of workers, including the calling thread
 */
public record Workers(int number) {
  /** The calling thread alone. */
  public static final Workers ONE = new Workers(1);

  /** The thread pools by number of workers; instances with the same number share a pool. */
  private static final Map<Integer, ExecutorService> OTHERS = new ConcurrentHashMap<>();

  /**
   * Creates a pool with exactly one thread per further worker: every thread costs memory of the C
   * library's allocator.
   */
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
   * Runs a task on several inputs in parallel, the first on the calling thread. Nothing is recorded
   * for differentiation unless the task switches recording on.
   *
   * @param inputs at least one, at most one per worker
   * @return the results in the order of the inputs, after all tasks have ended
   * @throws RuntimeException the exception of the first input whose task failed, after all have
   *     ended
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

  /** Waits for a task even if interrupted, because the task uses the caller's memory. */
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
    throw (RuntimeException) failure; // a Function throws no checked exception
  }
}
