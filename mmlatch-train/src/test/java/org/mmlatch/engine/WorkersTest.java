package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Workers THREE = new Workers(3);

  @Test
  void resultsComeInOrderAndTheFirstIsOfTheCallingThread() {
    List<Thread> threads = THREE.all(List.of(1, 2, 3), number -> Thread.currentThread());
    assertSame(Thread.currentThread(), threads.get(0));
    assertNotEquals(Thread.currentThread(), threads.get(2));
    assertEquals(List.of(2, 4, 6), THREE.all(List.of(1, 2, 3), number -> 2 * number));
  }

  @Test
  void theSameThreadsDoItAgainAndAgain() {
    Set<Thread> all = new HashSet<>();
    for (int round = 0; round < 2000; round++) {
      all.addAll(THREE.all(List.of(1, 2, 3), number -> Thread.currentThread()));
    }
    assertTrue(all.size() <= 3, all.toString());
  }

  @Test
  void theyWorkAtTheSameTime() {
    CountDownLatch all = new CountDownLatch(3);
    List<Boolean> met =
        THREE.all(
            List.of(1, 2, 3),
            number -> {
              all.countDown();
              try {
                return all.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(List.of(true, true, true), met);
  }

  @Test
  void theFirstFailureIsThrownWhenAllHaveEnded() {
    AtomicBoolean ended = new AtomicBoolean();
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                THREE.all(
                    List.of(1, 2, 3),
                    number -> {
                      if (number < 3) {
                        throw new IllegalArgumentException("number " + number);
                      }
                      ended.set(true);
                      return number;
                    }));
    assertEquals("number 1", failure.getMessage());
    assertTrue(ended.get());
  }

  @Test
  void aFailureOfAnotherThreadKeepsItsType() {
    assertThrows(
        OutOfMemoryError.class,
        () ->
            THREE.all(
                List.of(1, 2),
                number -> {
                  if (number == 2) {
                    throw new OutOfMemoryError("none left");
                  }
                  return number;
                }));
  }

  @Test
  void nothingIsRecordedUnlessAskedFor() {
    List<Boolean> recording = THREE.all(List.of(1, 2, 3), number -> JniUtils.isGradMode());
    assertFalse(recording.contains(true));
    List<Boolean> asked =
        THREE.all(List.of(1, 2, 3), number -> Autograd.recorded(JniUtils::isGradMode));
    assertFalse(asked.contains(false));
  }

  @Test
  void theirOperatorsHaveAsManyThreads() {
    List<Integer> threads = THREE.all(List.of(1, 2, 3), number -> Devices.threads());
    assertEquals(1, threads.stream().distinct().count(), threads.toString());
  }
}
