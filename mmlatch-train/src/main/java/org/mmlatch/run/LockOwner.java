package org.mmlatch.run;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Who says in a lock's file to hold it.
 *
 * @param host name of the machine
 * @param pid number of the process
 * @param beat time of day there, in ms since 1970, when the line was written
 * @param processes what the number is valid in, see {@link LockMachine#processes}; {@code ?} if
 *     unknown
 * @param start of the process, see {@link LockMachine#start}; {@code ?} if unknown
 * @param token that no other owner ever had; empty for one of version 1.0, which had none
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

  /** Reads a lock's file; empty if it names no owner, whatever else is in it. */
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

  /** Whether the owner's process number means the same on a machine, so that it can be asked. */
  boolean isKnownTo(LockMachine machine) {
    return host.equals(machine.host())
        && !processes.equals(UNKNOWN)
        && processes.equals(machine.processes());
  }

  /** Whether the process lives, on a machine that it is known to. */
  boolean lives(LockMachine machine) {
    return machine.start(pid).equals(Optional.of(start));
  }

  /** Whether it is of version 1.0 and on this machine, by its name. */
  boolean isOldOn(LockMachine machine) {
    return token.isEmpty() && host.equals(machine.host());
  }
}
