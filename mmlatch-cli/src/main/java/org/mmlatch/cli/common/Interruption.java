package org.mmlatch.cli.common;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.mmlatch.io.AtomicFile;

/**
 * Handles SIGTERM, SIGINT, SIGHUP (unless it is ignored, as under nohup), SIGUSR1 and SIGUSR2 as
 * requests to stop. Work in progress gets nine seconds to save, about as long as a cluster's
 * scheduler waits. Then half written files are removed and the process ends immediately: an
 * ordinary exit would unload the engine's libraries while another thread still computes in them,
 * and crash.
 */
public final class Interruption implements BooleanSupplier {
  private static final int PATIENCE_SECONDS = 9;

  /** The C library's function that ends the process without any cleanup. */
  private interface CLibrary extends Library {
    void _exit(int status);
  }

  private volatile boolean requested;
  private volatile CountDownLatch unsaved = new CountDownLatch(0);
  private volatile Runnable last = () -> {};

  /** The single instance of this process. */
  private static final Interruption PROCESS = new Interruption();

  private Interruption() {}

  /** Installs the handlers; must be called once, at the start of the process. */
  public static void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::stop, "interruption"));
    UserSignals.exitOn("USR1", ExitCode.USER_1.status());
    UserSignals.exitOn("USR2", ExitCode.USER_2.status());
  }

  /** Sets the last action of this process, which runs after all work is saved. */
  public static void finallyDo(Runnable last) {
    PROCESS.last = last;
  }

  /**
   * Runs work that a signal may interrupt. The process ends only after the work has returned, or
   * after nine seconds.
   *
   * @param work receives a supplier that becomes true when a signal arrives; it must then save and
   *     return
   */
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
      AtomicFile.discardUnfinished();
    }
    last.run();
    signal.map(ExitCode::status).ifPresent(Interruption::endNow);
  }

  /**
   * Returns the exit code of the signal that is being handled, if there is one. The virtual machine
   * handles each signal in a thread named after it.
   */
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
      // The virtual machine's own exit then ends the process.
    }
  }
}
