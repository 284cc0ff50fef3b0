package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which owners of locks are alive. One whose process can be asked is asked. Of any other it
 * counts whether its heartbeat has been seen to change: for a minute without a change it is dead.
 * Clocks of two machines are never subtracted to decide that, since they may differ by hours; a
 * beat that looks recent only saves the time to look twice.
 *
 * <p>Remembers what it has seen, so keep the instance for repeated checks. For one thread.
 */
public final class Heartbeats {
  /** An owner counts as dead after this much silence. */
  public static final Duration DEAD = Duration.ofSeconds(60);

  private static final Duration LONGER_THAN_A_BEAT = Duration.ofSeconds(12);
  private static final String BEAT = "beat";

  private final LockMachine machine;
  private final Duration dead;
  private final Map<Path, Seen> seen = new HashMap<>();

  /** What was seen first at a time and never differently since. */
  private record Seen(String state, long nanos, boolean changed) {}

  /** What is known of a lock. */
  enum Verdict {
    /** Held by nobody, or by a dead owner. */
    FREE,
    /** Its owner is alive. */
    HELD,
    /** Its owner may be alive; who looks again later will know. */
    UNCERTAIN
  }

  /** Starts with nothing seen, on this machine. */
  public Heartbeats() {
    this(LockMachine.THIS, DEAD);
  }

  /**
   * Starts with nothing seen.
   *
   * @param dead the silence after which an owner counts as dead; more than a few heartbeats
   */
  public Heartbeats(LockMachine machine, Duration dead) {
    this.machine = machine;
    this.dead = dead;
  }

  LockMachine machine() {
    return machine;
  }

  Duration dead() {
    return dead;
  }

  /** Returns where the owner of a token beats. */
  static Path beat(Path lock, String token) {
    return lock.toAbsolutePath().resolveSibling(LockStage.name(token)).resolve(BEAT);
  }

  /**
   * Returns the process that holds a lock, or may: {@code process 7 on node3}.
   *
   * @return empty if nobody does
   */
  public Optional<String> holder(Path lock) {
    return verdict(lock) == Verdict.FREE ? Optional.empty() : owner(lock).map(LockOwner::name);
  }

  /**
   * Checks some locks, and again after a little more than a heartbeat if one of them is uncertain,
   * so that living owners are known.
   */
  public void lookTwice(List<Path> locks) {
    if (locks.stream().filter(this::isUncertain).count() > 0) {
      try {
        Thread.sleep(LONGER_THAN_A_BEAT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether a process holds a lock for certain. */
  public boolean isHeld(Path lock) {
    return verdict(lock) == Verdict.HELD;
  }

  /** Returns whether a lock's owner has to be looked at twice. */
  public boolean isUncertain(Path lock) {
    return verdict(lock) == Verdict.UNCERTAIN;
  }

  /** Judges a lock by its file alone. */
  Verdict verdict(Path lock) {
    return verdict(lock, owner(lock), LockMachine.SystemLock.UNKNOWN);
  }

  /**
   * Judges a lock whose file has been read.
   *
   * @param own whether this process has the operating system's lock, which a living owner on this
   *     machine would have
   */
  Verdict verdict(Path lock, Optional<LockOwner> owner, LockMachine.SystemLock own) {
    return owner.map(o -> verdict(lock, o, own)).orElse(Verdict.FREE);
  }

  private Verdict verdict(Path lock, LockOwner owner, LockMachine.SystemLock own) {
    if (owner.isKnownTo(machine)) {
      return owner.lives(machine) ? Verdict.HELD : Verdict.FREE;
    }
    boolean oldHere = owner.isOldOn(machine);
    if (oldHere && (own == LockMachine.SystemLock.TAKEN || machine.start(owner.pid()).isEmpty())) {
      return Verdict.FREE;
    }
    String beat = read(beat(lock, owner.token()));
    Seen now = look(lock, owner + beat);
    if (machine.nanoTime() - now.nanos >= dead.toNanos()) {
      return Verdict.FREE;
    }
    return now.changed || looksRecent(owner, beat) ? Verdict.HELD : Verdict.UNCERTAIN;
  }

  private Seen look(Path lock, String state) {
    Seen before = seen.get(lock.toAbsolutePath());
    if (before == null || !before.state.equals(state)) {
      Seen now = new Seen(state, machine.nanoTime(), before != null);
      seen.put(lock.toAbsolutePath(), now);
      return now;
    }
    return before;
  }

  private boolean looksRecent(LockOwner owner, String beat) {
    String[] parts = beat.trim().split(" ", -1);
    long time = owner.beat();
    try {
      time = parts.length == 2 ? Long.parseLong(parts[1]) : time;
    } catch (NumberFormatException damaged) {
      return false;
    }
    return Math.abs(machine.timeOfDay() - time) < dead.toMillis();
  }

  /** Returns who a lock's file says to hold it. */
  static Optional<LockOwner> owner(Path lock) {
    try {
      return LockOwner.parse(Files.readAllBytes(lock));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + lock + ": " + e.getMessage(), e);
    }
  }

  private static String read(Path beat) {
    try {
      return new String(Files.readAllBytes(beat), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException none) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + beat + ": " + e.getMessage(), e);
    }
  }
}
