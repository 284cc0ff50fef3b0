package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuDiagnosisTest {
  @TempDir private Path root;
  private FakeSystem fake;

  @BeforeEach
  void start() {
    fake = new FakeSystem(root);
  }

  private void assertProblem(String expected) {
    String problem = fake.diagnosis("cu118").problem().orElse("none");
    assertTrue(problem.contains(expected), problem);
  }

  @Test
  void aBuildForTheCpuIsSaidToBeOne() throws IOException {
    fake.withDriver().withCard(0);
    assertEquals(
        Optional.of(
            "the native libraries of this build (PyTorch 2.0.1 for cpu) have no CUDA; build with"
                + " MMLATCH_PROFILE=cu118"),
        fake.diagnosis("cpu").problem());
  }

  @Test
  void whatIsMissingFirstIsSaidFirst() throws IOException {
    assertProblem("no NVIDIA driver is loaded (/proc/driver/nvidia/version is missing)");
    fake.withDriver();
    assertProblem("the NVIDIA driver 535.104.05 is loaded, but no card is visible here");
    fake.withCard(0);
    assertProblem("libcuda.so.1 is not found");
    fake.with("/usr/lib/x86_64-linux-gnu/libcuda.so.1");
    assertProblem("libcudart.so is not found");
    fake.with("/usr/lib/x86_64-linux-gnu/libcudart.so.11.0");
    assertProblem("libcudnn.so.8 is not found");
    assertProblem("install cuDNN 8 for CUDA 11");
    fake.with("/usr/lib/x86_64-linux-gnu/libcudnn.so.8");
    assertEquals(Optional.empty(), fake.diagnosis("cu118").problem());
  }

  @Test
  void anotherVersionOfCudnnIsNotTheOneNeeded() throws IOException {
    fake.withDriver()
        .withCard(0)
        .with("/usr/lib/libcuda.so.1")
        .with("/usr/lib/libcudart.so.11.0")
        .with("/usr/lib/libcudnn.so.9");
    assertProblem("libcudnn.so.8 is not found");
    assertEquals(Optional.empty(), fake.diagnosis("cu124").problem()); // brings its own
  }

  @Test
  void anIndexBeyondTheGpusNamesHowManyThereAre() {
    fake.withVariable("CUDA_VISIBLE_DEVICES", "3");
    assertEquals(
        "the engine sees 1, numbered from 0; CUDA_VISIBLE_DEVICES is '3'",
        fake.diagnosis("cu118").whyMissing(1));
  }

  @Test
  void anEngineThatFailsWithoutAGpuSaysThatItNeedsOne() {
    String text =
        PyTorch.explanation(fake.diagnosis("cu118"), new IllegalStateException("no such host"));
    assertTrue(text.contains("load only on a machine with a GPU"), text);
    assertTrue(text.contains("no NVIDIA driver is loaded"), text);
    assertTrue(text.endsWith("no such host"), text);
  }

  @Test
  void anEngineThatFailsOnTheCpuSaysWhereItUnpacks() {
    String text = PyTorch.explanation(fake.diagnosis("cpu"), new LinkageError("read-only"));
    assertTrue(text.startsWith("the engine cannot be loaded: java.lang.LinkageError: read-only"));
    assertTrue(text.contains("DJL_CACHE_DIR"), text);
  }

  @Test
  void aMachineWithoutADriverOrACardHasNone() throws IOException {
    assertFalse(new FakeSystem(root).diagnosis("cpu").hasCard());
    assertFalse(new FakeSystem(root).withDriver().diagnosis("cpu").hasCard());
    assertTrue(new FakeSystem(root).withDriver().withCard(0).diagnosis("cpu").hasCard());
  }
}
