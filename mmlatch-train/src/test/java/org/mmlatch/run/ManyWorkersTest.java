package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.io.AtomicFile;

/** Two hundred machines at work in a folder of which every operation takes 20 ms. */
@Timeout(240)
class ManyWorkersTest {
  private static final int WORKERS = 200;
  private static final int MILLIS = 20;

  @TempDir private Path folder;
  private final SlowFileSystem slow = new SlowFileSystem(FileSystems.getDefault(), MILLIS);

  /** A machine whose file system passes on the locks of none of the others. */
  private record Machine(String host) implements LockMachine {
    @Override
    public SystemLock lock(FileChannel channel) {
      return SystemLock.TAKEN;
    }

    @Override
    public String processes() {
      return "boot-of-" + host;
    }
  }

  /** Takes the lease of a folder and writes its result, unless there is one; whether it did. */
  private boolean work(int worker, Path trial) {
    Heartbeats heartbeats = new Heartbeats(new Machine("node" + worker), Heartbeats.DEAD);
    try {
      return RunLock.of(trial.resolve("lease"), "it is held", "wait", heartbeats)
          .holding(
              held -> {
                Path result = trial.resolve("result");
                if (Files.exists(result)) {
                  return false;
                }
                AtomicFile.writeText(held, result, "of " + worker);
                return true;
              });
    } catch (RefusedException refused) {
      return false;
    }
  }

  /** Has all workers work at once, and returns how many have written a result. */
  private long together(IntFunction<Path> trialOf) throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<Boolean>> work = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        int number = worker;
        work.add(workers.submit(() -> work(number, trialOf.apply(number))));
      }
      long written = 0;
      for (Future<Boolean> one : work) {
        written += one.get() ? 1 : 0;
      }
      return written;
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void aTrialOfTheirOwnCostsEachAFewOperations()
      throws IOException, InterruptedException, ExecutionException {
    List<Path> trials =
        IntStream.range(0, WORKERS).mapToObj(i -> folder.resolve("trial" + i)).toList();
    for (Path trial : trials) {
      Files.createDirectory(trial);
    }
    assertEquals(WORKERS, together(worker -> slow.slow(trials.get(worker))));
    for (int i = 0; i < WORKERS; i++) {
      assertEquals("of " + i, Files.readString(trials.get(i).resolve("result")));
    }
    double each = (double) slow.operations() / WORKERS;
    assertTrue(each <= 30, each + " operations for a lease and a result");
  }

  @Test
  void oneTrialIsWrittenByOneAndTheOthersDoNotCrowdAroundIt()
      throws IOException, InterruptedException, ExecutionException {
    long written = together(worker -> slow.slow(folder));
    assertTrue(written <= 1, written + " workers have written");
    assertEquals(written == 1, Files.exists(folder.resolve("result")));
    double each = (double) slow.operations() / WORKERS;
    assertTrue(each <= 30, each + " operations for being refused");
  }
}
