package org.mmlatch.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.engine.LinuxSystem;

class LinuxSystemTest {
  @TempDir private Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private LinuxSystem withMemory() throws IOException {
    write("proc/meminfo", "MemTotal:       2000000 kB\nMemAvailable:   1000000 kB\n");
    return new LinuxSystem(root);
  }

  @Test
  void theProcessorIsDescribedByItsModelAndWhatSpeedsUpProducts() throws IOException {
    write(
        "proc/cpuinfo",
        "processor\t: 0\nmodel name\t: Fast 9000\nflags\t\t: fpu sse4_2 fma avx2 avx512f avx512cd\n");
    LinuxSystem system = new LinuxSystem(root);
    assertEquals(Optional.of("Fast 9000"), system.processor());
    assertEquals(List.of("avx2", "avx512f", "fma", "sse4_2"), system.features());
  }

  @Test
  void memoryIsInBytes() throws IOException {
    assertEquals(OptionalLong.of(2_048_000_000L), withMemory().memory());
    assertEquals(OptionalLong.of(1_024_000_000L), withMemory().availableMemory());
  }

  @Test
  void theLimitOfEitherVersionOfControlGroupsIsFound() throws IOException {
    LinuxSystem system = withMemory();
    assertEquals(OptionalLong.empty(), system.memoryLimit());
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "600000000\n");
    assertEquals(OptionalLong.of(600_000_000L), system.memoryLimit());
    write("sys/fs/cgroup/memory.max", "500000000\n");
    assertEquals(OptionalLong.of(500_000_000L), system.memoryLimit());
  }

  @Test
  void aLimitAboveTheMachinesMemoryIsNone() throws IOException {
    LinuxSystem system = withMemory();
    write("sys/fs/cgroup/memory.max", "max\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    assertEquals(OptionalLong.empty(), system.memoryLimit());
  }

  @Test
  void tooLittleMemoryIsAProblem() throws IOException {
    LinuxSystem system = withMemory();
    assertEquals(List.of(), MachineExamination.memory(system).problems());
    write("sys/fs/cgroup/memory.max", "500000000\n");
    assertEquals(
        List.of(
            "memory: a training needs about 1.0 GB, but only 0.5 GB are available; close other programs or"
                + " raise the container's limit"),
        MachineExamination.memory(system).problems());
  }

  @Test
  void anUnknownSystemHasNoFacts() {
    LinuxSystem system = new LinuxSystem(root);
    assertEquals(Optional.empty(), system.processor());
    assertEquals(List.of(), system.features());
    assertEquals(OptionalLong.empty(), system.memory());
  }
}
