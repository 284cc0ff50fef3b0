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
 * Decides whether owners of locks are alive. A process on this machine is looked up directly. Any
 * other owner is judged by its heartbeat: it counts as dead after a minute in which the heartbeat
 * has not been seen to change. Clocks of two machines may differ by hours, so they are never
 * compared to declare an owner dead; a heartbeat with a recent time only shortens the wait for a
 * living one.
 *
 * <p>Keep one instance for repeated checks, since it remembers past heartbeats. Not thread-safe.
 */
public final class Heartbeats {
  /** An owner counts as dead after this time without a heartbeat. */
  public static final Duration DEAD = Duration.ofSeconds(60);

  private static final Duration LONGER_THAN_A_BEAT = Duration.ofSeconds(12);
  private static final String BEAT = "beat";

  private final LockMachine machine;
  private final Duration dead;
  private final Map<Path, Seen> seen = new HashMap<>();

  /**
   * The latest state of a lock, when it was first seen, and whether an earlier state was seen
   * before it.
   */
  private record Seen(String state, long nanos, boolean changed) {}

  /** The state of a lock. */
  enum Verdict {
    /** No process holds it, or its owner is dead. */
    FREE,
    /** Its owner is alive. */
    HELD,
    /** Its owner may be alive; a later check will tell. */
    UNCERTAIN
  }

  /** Creates an instance for this machine that has seen no heartbeats yet. */
  public Heartbeats() {
    this(LockMachine.THIS, DEAD);
  }

  /**
   * Creates an instance that has seen no heartbeats yet.
   *
   * @param dead the time without a heartbeat after which an owner counts as dead; should be several
   *     heartbeats long
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

  /** Returns the heartbeat file of the owner with a token. */
  static Path beat(Path lock, String token) {
    return lock.toAbsolutePath().resolveSibling(LockStage.name(token)).resolve(BEAT);
  }

  /**
   * Returns the process that holds, or may hold, a lock: {@code process 7 on node3}.
   *
   * @return empty if no process holds it
   */
  public Optional<String> holder(Path lock) {
    return verdict(lock) == Verdict.FREE ? Optional.empty() : owner(lock).map(LockOwner::name);
  }

  /**
   * Checks some locks and, if one is uncertain, waits a little longer than a heartbeat. Later
   * checks then recognise living owners.
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

  /** Returns whether a process certainly holds a lock. */
  public boolean isHeld(Path lock) {
    return verdict(lock) == Verdict.HELD;
  }

  /** Returns whether a lock has to be checked again later. */
  public boolean isUncertain(Path lock) {
    return verdict(lock) == Verdict.UNCERTAIN;
  }

  /** Checks a lock by its file alone. */
  Verdict verdict(Path lock) {
    return verdict(lock, owner(lock), LockMachine.SystemLock.UNKNOWN);
  }

  /**
   * Checks a lock whose file has been read.
   *
   * @param own whether this process holds the operating system's lock; if so, no living process on
   *     this machine owns the file
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

  /** Returns the owner recorded in a lock's file. */
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
