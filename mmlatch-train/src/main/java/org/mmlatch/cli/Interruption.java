package org.mmlatch.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;

/**
 * SIGTERM and SIGINT, seen as a wish to stop: true as soon as one has arrived. The process then
 * lives on until the work has been saved, at most as long as a cluster's scheduler is patient, and
 * ends with the signal's exit status.
 */
final class Interruption implements BooleanSupplier {
  private static final int PATIENCE_SECONDS = 9;

  private final CountDownLatch saved = new CountDownLatch(1);
  private volatile boolean requested;

  private Interruption() {}

  /** Does some work that stops and saves when it is asked to. */
  static <T> T guarding(Function<BooleanSupplier, T> work) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::await, "interruption"));
    try {
      return work.apply(interruption);
    } finally {
      interruption.saved.countDown();
    }
  }

  private void await() {
    requested = true;
    try {
      boolean inTime = saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("stopping without saving: the last checkpoint stays");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LogManager.shutdown();
  }

  @Override
  public boolean getAsBoolean() {
    return requested;
  }
}
