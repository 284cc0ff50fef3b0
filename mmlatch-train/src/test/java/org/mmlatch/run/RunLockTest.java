package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.io.AtomicFile;

@Timeout(60)
class RunLockTest {
  private static final Duration DEAD = Duration.ofMillis(1500);

  @TempDir private Path folder;
  private Path lock;
  private Path published;

  @BeforeEach
  void name() {
    lock = folder.resolve("lock");
    published = folder.resolve("published");
  }

  /** A machine of a certain name whose file system locks nothing, or says that it cannot. */
  private record Machine(String host, String processes, SystemLock locks, long clockAhead)
      implements LockMachine {
    @Override
    public SystemLock lock(FileChannel channel) {
      return locks;
    }

    @Override
    public long timeOfDay() {
      return System.currentTimeMillis() + clockAhead;
    }
  }

  private static Machine machine(String host) {
    return new Machine(host, "boot-of-" + host, LockMachine.SystemLock.TAKEN, 0);
  }

  private RunLock lockOn(LockMachine machine) {
    return RunLock.of(lock, "it is held", "wait", new Heartbeats(machine, DEAD));
  }

  private boolean isFree(LockMachine machine) {
    try {
      return lockOn(machine).holding(held -> true);
    } catch (RefusedException refused) {
      return false;
    }
  }

  private void owner(String host, long pid, long beat, String processes, String start)
      throws IOException {
    LockOwner owner =
        new LockOwner(host, pid, beat, processes, start, "00000000-0000-0000-0000-000000000001");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(owner.line()), 0); // as an owner does: the file is never empty
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  private static String startOf(long pid) {
    return LockMachine.THIS.start(pid).orElseThrow();
  }

  @Test
  void nothingIsLeftButAnEmptyFile() throws IOException {
    assertTrue(isFree(LockMachine.THIS));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(lock), left.toList());
    }
    assertEquals(0, Files.size(lock));
  }

  @Test
  void aLivingProcessHolds() throws IOException, InterruptedException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      String here = LockMachine.THIS.processes();
      owner(HostName.own(), other.pid(), now(), here, startOf(other.pid()));
      assertFalse(isFree(LockMachine.THIS));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertTrue(isFree(LockMachine.THIS), "at once when it is dead");
  }

  @Test
  void aRecycledNumberDoesNotHold() throws IOException {
    for (long pid : List.of(1L, ProcessHandle.current().pid())) {
      owner(HostName.own(), pid, now(), LockMachine.THIS.processes(), "12345");
      assertTrue(isFree(LockMachine.THIS), "process " + pid);
    }
  }

  @Test
  void aNumberThatIsNowAThreadsDoesNotHold() throws IOException {
    long thread;
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      thread =
          threads
              .mapToLong(path -> Long.parseLong(path.getFileName().toString()))
              .filter(id -> id != ProcessHandle.current().pid())
              .findFirst()
              .orElseThrow();
    }
    owner(HostName.own(), thread, now(), LockMachine.THIS.processes(), "12345");
    assertTrue(isFree(LockMachine.THIS));
    Files.writeString(lock, HostName.own() + " " + thread + " " + now()); // as version 1.0 did
    assertTrue(isFree(LockMachine.THIS));
  }

  @Test
  void aDeadProcessWhoseParentHasNotNoticedDoesNotHold() throws IOException, InterruptedException {
    Process parent = new ProcessBuilder("bash", "-c", "sleep 0.1 & echo $!; exec sleep 60").start();
    try {
      long child = Long.parseLong(parent.inputReader().readLine());
      String start = startOf(child);
      owner(HostName.own(), child, now(), LockMachine.THIS.processes(), start);
      assertFalse(isFree(LockMachine.THIS));
      while (LockMachine.THIS.start(child).isPresent()) {
        Thread.sleep(50);
      }
      assertTrue(Files.exists(Path.of("/proc", Long.toString(child))), "it is still listed");
      assertTrue(isFree(LockMachine.THIS));
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void anOwnerFromBeforeAReboot() throws IOException {
    owner(HostName.own(), 1, now() - 86_400_000, "another-boot/1", startOf(1));
    assertTrue(isFree(LockMachine.THIS), "after a silence");
  }

  @Test
  void aBeatOfAClockThatIsAheadCountsFromWhenItWasFirstSeen() throws IOException {
    owner("elsewhere", 1, now() + 7_200_000, "boot", "1");
    long begin = System.nanoTime();
    assertTrue(isFree(LockMachine.THIS));
    assertTrue(System.nanoTime() - begin >= DEAD.toNanos());
  }

  @Test
  void aLivingOwnerWhoseClockIsBehindHolds() throws InterruptedException {
    assertTrue(holdsWhileBeating(-90_000));
  }

  @Test
  void aLivingOwnerWhoseClockIsAheadHolds() throws InterruptedException {
    assertTrue(holdsWhileBeating(7_200_000));
  }

  /** Beats by hand, more often than a lock does. */
  private boolean holdsWhileBeating(long clockAhead) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Thread beating =
        new Thread(
            () -> {
              try {
                for (int i = 0; over.getCount() > 0; i++) {
                  owner("elsewhere", 1, now() + clockAhead + i, "boot", "1");
                  Thread.sleep(300);
                }
              } catch (IOException | InterruptedException e) {
                over.countDown();
              }
            });
    beating.start();
    Thread.sleep(100);
    try {
      return !isFree(LockMachine.THIS) && !isFree(machine("third"));
    } finally {
      over.countDown();
      beating.join();
    }
  }

  @Test
  void twoMachinesWithoutSharedLocksKeepEachOtherOut() {
    lockOn(machine("a"))
        .holding(
            held -> {
              assertFalse(isFree(machine("b")));
              AtomicFile.writeText(held, published, "a");
              return 0;
            });
    assertTrue(isFree(machine("b")));
  }

  @Test
  void anOwnerThatWakesAfterATakeoverPublishesNothing() throws IOException {
    List<String> events = new ArrayList<>();
    RefusedException fenced =
        assertThrows(
            RefusedException.class,
            () ->
                lockOn(machine("a"))
                    .holding(
                        a -> {
                          takeOver("b", "by b", events);
                          events.add("a wakes");
                          AtomicFile.writeText(a, published, "by a");
                          return 0;
                        }));
    assertEquals(List.of("b publishes", "a wakes"), events);
    assertTrue(fenced.getMessage().contains("was taken over by"), fenced.getMessage());
    assertEquals("by b", Files.readString(published));
  }

  /** The last moment: everything is checked and written, only the renaming is left. */
  @Test
  void norDoesOneThatWasStoppedInTheMiddleOfPublishing() throws IOException {
    List<String> events = new ArrayList<>();
    assertThrows(
        RefusedException.class,
        () ->
            lockOn(machine("a"))
                .holding(
                    a -> {
                      AtomicFile.write(
                          a,
                          published,
                          out -> {
                            out.write('a');
                            takeOver("b", "by b", events);
                          });
                      return 0;
                    }));
    assertEquals("by b", Files.readString(published));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(lock, published), left.sorted().toList());
    }
  }

  /** Another machine waits until the beat looks old, takes over, publishes and ends. */
  private void takeOver(String host, String text, List<String> events) {
    Machine later = new Machine(host, "boot", LockMachine.SystemLock.UNKNOWN, 2 * DEAD.toMillis());
    lockOn(later)
        .holding(
            held -> {
              AtomicFile.writeText(held, published, text);
              events.add("b publishes");
              return 0;
            });
  }

  @Test
  void anOwnerThatWakesDoesNotEndTheLockOfTheNext() {
    lockOn(machine("a"))
        .holding(
            a -> {
              takeOver("b", "by b", new ArrayList<>());
              return 0;
            });
    assertTrue(isFree(machine("c")));
  }

  @Test
  void aFileSystemWithoutLocksIsLockedByHeartbeatsAlone() {
    Machine here =
        new Machine(
            HostName.own(), LockMachine.THIS.processes(), LockMachine.SystemLock.UNKNOWN, 0);
    lockOn(here)
        .holding(
            held -> {
              assertFalse(isFree(here), "another thread of the same process");
              assertFalse(isFree(new Machine("b", "boot", LockMachine.SystemLock.UNKNOWN, 0)));
              return 0;
            });
    assertTrue(isFree(here));
  }

  @Test
  void whateverAKilledOwnerHadNotPublishedIsClearedAway() throws IOException {
    String token = "00000000-0000-0000-0000-000000000001";
    Path stage = Files.createDirectories(folder.resolve(LockStage.name(token)).resolve("half"));
    Files.writeString(stage.resolve("weights"), "half");
    owner(HostName.own(), 1, now(), LockMachine.THIS.processes(), "12345");
    isFree(LockMachine.THIS);
    assertFalse(Files.exists(stage.getParent()));
  }

  @Test
  void aLockThatSaysNothingReadableIsFree() throws IOException {
    Files.write(lock, new byte[] {(byte) 0xff, (byte) 0xc0, ' ', 0, ' ', '1'});
    assertEquals(Optional.empty(), RunLock.holder(lock));
    assertTrue(isFree(LockMachine.THIS));
  }
}
