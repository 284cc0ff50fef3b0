package org.mmlatch.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A root folder in which a test lays out what a machine with NVIDIA's GPUs has. */
final class FakeSystem {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  FakeSystem(Path root) {
    this.root = root;
  }

  FakeSystem with(String absolute, String... lines) throws IOException {
    Path file = root.resolve(absolute.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return this;
  }

  FakeSystem withDriver() throws IOException {
    return with(
        "/proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023",
        "GCC version:  gcc version 11.4.0 (Ubuntu 11.4.0-1ubuntu1~22.04)");
  }

  FakeSystem withCard(int number) throws IOException {
    return with("/dev/nvidia" + number)
        .with(
            "/proc/driver/nvidia/gpus/0000:0%d:00.0/information".formatted(number),
            "Model: \t\t NVIDIA A100-SXM4-40GB",
            "IRQ:   \t\t 38");
  }

  FakeSystem withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  NvidiaSystem system() {
    return new NvidiaSystem(root, environment);
  }

  GpuDiagnosis diagnosis(String flavor) {
    return new GpuDiagnosis(new Natives("2.0.1", flavor, "a.jar"), system());
  }
}
