package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSystemTest {
  @TempDir private Path root;
  private FakeSystem fake;

  @BeforeEach
  void start() {
    fake = new FakeSystem(root);
  }

  @Test
  void anEmptySystemHasNothing() {
    NvidiaSystem system = fake.system();
    assertEquals(Optional.empty(), system.driver());
    assertEquals(List.of(), system.cards());
    assertEquals(List.of(), system.deviceFiles());
    assertEquals(Optional.empty(), system.library("libcuda.so.1"));
  }

  @Test
  void theDriversVersionIsRead() throws IOException {
    assertEquals(Optional.of("535.104.05"), fake.withDriver().system().driver());
  }

  @Test
  void theOpenDriversVersionIsRead() throws IOException {
    fake.with(
        "/proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54  Release Build  (dvs)");
    assertEquals(Optional.of("550.54"), fake.system().driver());
  }

  @Test
  void cardsAndTheirDeviceFilesAreListed() throws IOException {
    fake.withCard(0).withCard(1).with("/dev/nvidiactl");
    assertEquals(2, fake.system().cards().size());
    assertEquals("NVIDIA A100-SXM4-40GB", fake.system().cards().get(0));
    assertEquals(List.of("/dev/nvidia0", "/dev/nvidia1"), fake.system().deviceFiles());
  }

  @Test
  void aLibraryIsFoundWhereTheLoaderLooks() throws IOException {
    fake.with("/opt/own/libone.so.1")
        .withVariable("LD_LIBRARY_PATH", "relative::/opt/own")
        .with("/etc/ld.so.conf.d/cuda.conf", "# CUDA", "/usr/local/cuda/lib64")
        .with("/usr/local/cuda/lib64/libtwo.so.2.3")
        .with("/usr/lib/x86_64-linux-gnu/libthree.so.3")
        .with("/opt/other/libfour.so.4");
    for (String name : List.of("libone.so.1", "libtwo.so.2", "libthree.so")) {
      assertTrue(fake.system().library(name).isPresent(), name);
    }
    assertEquals(Optional.empty(), fake.system().library("libfour.so.4"));
  }

  @Test
  void aLinkToNothingIsNoLibrary() throws IOException {
    Files.createDirectories(root.resolve("usr/lib"));
    Files.createSymbolicLink(root.resolve("usr/lib/libcuda.so.1"), Path.of("libcuda.so.535"));
    assertEquals(Optional.empty(), fake.system().library("libcuda.so.1"));
  }
}
