package org.mmlatch.run;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The owner of a lock, as recorded in the lock's file.
 *
 * @param host name of the owner's machine
 * @param pid id of its process
 * @param beat time of day on that machine when the line was written, in ms since 1970
 * @param processes scope of the process id, see {@link LockMachine#processes}; {@code ?} if unknown
 * @param start start time of the process, see {@link LockMachine#start}; {@code ?} if unknown
 * @param token unique to this owner; empty for version 1.0, which had no tokens
 */
record LockOwner(String host, long pid, long beat, String processes, String start, String token) {
  private static final String UNKNOWN = "?";
  private static final int FIELDS = 6;
  private static final int FIELDS_OF_VERSION_1_0 = 3;

  /** Returns this process as a new owner. */
  static LockOwner self(LockMachine machine) {
    return new LockOwner(
        machine.host(),
        machine.pid(),
        machine.timeOfDay(),
        machine.processes(),
        machine.start(machine.pid()).orElse(UNKNOWN),
        UUID.randomUUID().toString());
  }

  /** Parses a lock's file; empty if it has no valid owner. */
  static Optional<LockOwner> parse(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    String[] parts = text.lines().findFirst().orElse("").trim().split(" ", -1);
    try {
      return switch (parts.length) {
        case FIELDS ->
            Optional.of(
                new LockOwner(
                    parts[0],
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3],
                    parts[4],
                    UUID.fromString(parts[5]).toString()));
        case FIELDS_OF_VERSION_1_0 ->
            Optional.of(
                new LockOwner(
                    parts[0],
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    UNKNOWN,
                    UNKNOWN,
                    ""));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  byte[] line() {
    return String.format(
            Locale.ROOT, "%s %d %d %s %s %s%n", host, pid, beat, processes, start, token)
        .getBytes(StandardCharsets.UTF_8);
  }

  String name() {
    return String.format(Locale.ROOT, "process %d on %s", pid, host);
  }

  /**
   * Returns whether the owner's process id is valid on a machine, so that the process can be looked
   * up.
   */
  boolean isKnownTo(LockMachine machine) {
    return host.equals(machine.host())
        && !processes.equals(UNKNOWN)
        && processes.equals(machine.processes());
  }

  /** Returns whether the process lives; the machine must be one that it {@link #isKnownTo}. */
  boolean lives(LockMachine machine) {
    return machine.start(pid).equals(Optional.of(start));
  }

  /** Returns whether the owner is of version 1.0 and has this machine's host name. */
  boolean isOldOn(LockMachine machine) {
    return token.isEmpty() && host.equals(machine.host());
  }
}
