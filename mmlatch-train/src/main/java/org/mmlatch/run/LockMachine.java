package org.mmlatch.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine that a lock is taken on: its name, processes, clocks and file locks. Tests replace
 * it.
 */
public interface LockMachine {
  /** The machine of this process. */
  LockMachine THIS = new LockMachine() {};

  /** The result of asking the operating system for a file lock. */
  enum SystemLock {
    /** This process now has the lock. */
    TAKEN,
    /** Another owner has the lock. */
    HELD,
    /** The file system does not support locks, or cannot grant one. */
    UNKNOWN
  }

  /** Returns the machine's name. */
  default String host() {
    return HostName.own();
  }

  /**
   * Returns the scope of process ids: this boot of the machine and this container. {@code ?} if
   * unknown.
   */
  default String processes() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      Path container = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
      return boot + "/" + container.toString().replaceAll("[^0-9]", "");
    } catch (IOException unknown) {
      return "?";
    }
  }

  /** Returns the id of this process. */
  default long pid() {
    return ProcessHandle.current().pid();
  }

  /**
   * Returns the start time of a living process, in kernel ticks since boot, which does not depend
   * on the system clock. It tells a process from a later one with the same id.
   *
   * @return empty if there is no such process, or it is a zombie
   */
  default Optional<String> start(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      return "ZXx".contains(fields[0]) ? Optional.empty() : Optional.of(fields[19]);
    } catch (IOException | IndexOutOfBoundsException none) {
      return Optional.empty();
    }
  }

  /** Locks a file, if nobody else has. */
  default SystemLock lock(FileChannel channel) {
    try {
      return channel.tryLock() == null ? SystemLock.HELD : SystemLock.TAKEN;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return SystemLock.HELD;
    } catch (IOException unsupported) { // ENOSYS, ENOTSUP or ENOLCK; the message is localised
      return SystemLock.UNKNOWN;
    }
  }

  /** Returns the time of a monotonic clock in ns. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** Returns the time of day in ms since 1970; this clock may be set, or be wrong. */
  default long timeOfDay() {
    return System.currentTimeMillis();
  }
}
