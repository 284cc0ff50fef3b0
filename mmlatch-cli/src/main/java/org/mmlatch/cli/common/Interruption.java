package org.mmlatch.cli.common;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * SIGTERM, SIGINT, SIGHUP (unless it is ignored, as by nohup), SIGUSR1 and SIGUSR2, seen as a wish
 * to stop. Work that can save itself is given the time for it, as much as a cluster's scheduler has
 * patience. Then the process ends at once: an ordinary exit would take the engine's libraries apart
 * while another thread still computes in them, and crash.
 */
public final class Interruption implements BooleanSupplier {
  private static final int PATIENCE_SECONDS = 9;

  /** The part of the C library that ends a process and does nothing else. */
  private interface CLibrary extends Library {
    void _exit(int status);
  }

  private volatile boolean requested;
  private volatile CountDownLatch unsaved = new CountDownLatch(0);
  private volatile Runnable last = () -> {};

  /** The process's own. */
  private static final Interruption PROCESS = new Interruption();

  private Interruption() {}

  /** Makes signals end the process as described; called once, at its start. */
  public static void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::stop, "interruption"));
    UserSignals.exitOn("USR1", ExitCode.USER_1.status());
    UserSignals.exitOn("USR2", ExitCode.USER_2.status());
  }

  /** Has something done after all work is saved, the last that this process does. */
  public static void finallyDo(Runnable last) {
    PROCESS.last = last;
  }

  /** Does some work that stops, saves and says so when it is asked to. */
  public static <T> T guarding(Function<BooleanSupplier, T> work) {
    PROCESS.unsaved = new CountDownLatch(1);
    try {
      return work.apply(PROCESS);
    } finally {
      PROCESS.unsaved.countDown();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  private void stop() {
    Optional<ExitCode> signal = signal();
    requested = true;
    if (signal.isPresent()) {
      awaitSaving();
    }
    last.run();
    signal.map(ExitCode::status).ifPresent(Interruption::endNow);
  }

  /** The virtual machine handles a signal in a thread that is named after it. */
  private static Optional<ExitCode> signal() {
    return Thread.getAllStackTraces().keySet().stream()
        .flatMap(
            thread ->
                switch (thread.getName()) {
                  case "SIGTERM handler" -> Optional.of(ExitCode.TERMINATED).stream();
                  case "SIGINT handler" -> Optional.of(ExitCode.INTERRUPTED).stream();
                  case "SIGHUP handler" -> Optional.of(ExitCode.HUNG_UP).stream();
                  case "SIGUSR1 handler" -> Optional.of(ExitCode.USER_1).stream();
                  case "SIGUSR2 handler" -> Optional.of(ExitCode.USER_2).stream();
                  default -> Optional.<ExitCode>empty().stream();
                })
        .findFirst();
  }

  private void awaitSaving() {
    try {
      if (!unsaved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Log.of(Interruption.class).warn("stopped before saving; the last checkpoint is kept");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endNow(int status) {
    try {
      Native.load("c", CLibrary.class)._exit(status);
    } catch (LinkageError unavailable) {
      // The virtual machine goes on to end the process by itself.
    }
  }
}
