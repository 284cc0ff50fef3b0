package org.mmlatch.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine that a lock is taken on: names, processes, clocks and what its file systems can. */
public interface LockMachine {
  /** The machine of this process. */
  LockMachine THIS = new LockMachine() {};

  /** Whether the operating system has locked a file. */
  enum SystemLock {
    /** It has. */
    TAKEN,
    /** Another process has it. */
    HELD,
    /** The file system has no locks, or none to give. */
    UNKNOWN
  }

  /** Returns the machine's name. */
  default String host() {
    return HostName.own();
  }

  /**
   * Returns what the numbers of processes are valid in: this start of the machine and this
   * container. {@code ?} if it cannot be told.
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

  /** Returns the number of this process. */
  default long pid() {
    return ProcessHandle.current().pid();
  }

  /**
   * Returns when a living process was started, in the kernel's ticks since the machine's start: no
   * clock that can be set. A number that now belongs to another process or thread has another.
   *
   * @return empty if there is no such process, or it is over and only its parent has not noticed
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

  /** Locks a file, if no other process has. */
  default SystemLock lock(FileChannel channel) {
    try {
      return channel.tryLock() == null ? SystemLock.HELD : SystemLock.TAKEN;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return SystemLock.HELD;
    } catch (IOException unsupported) { // ENOSYS, ENOTSUP, ENOLCK, in the words of any language
      return SystemLock.UNKNOWN;
    }
  }

  /** Returns the time of a clock that nobody sets, in ns. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** Returns the time of day in ms since 1970, which may be set, be ahead or behind. */
  default long timeOfDay() {
    return System.currentTimeMillis();
  }
}
