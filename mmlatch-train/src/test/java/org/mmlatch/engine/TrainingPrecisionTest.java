package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPrecisionTest {
  @TempDir private Path root;

  private Optional<String> missingWith(String flags) throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(
        root.resolve("proc/cpuinfo"), "model name\t: Some CPU\nflags\t\t: fpu " + flags + "\n");
    return TrainingPrecision.missing(new LinuxSystem(root));
  }

  @Test
  void aProcessorNeedsInstructionsForIt() throws IOException {
    assertEquals(Optional.empty(), missingWith("avx512f avx512_bf16"));
    assertEquals(Optional.empty(), missingWith("amx_tile amx_bf16"));
    assertEquals(
        Optional.of(
            "the processor (Some CPU) shows no instructions for it in /proc/cpuinfo (avx512_bf16 or"
                + " amx_bf16)"),
        missingWith("avx2 avx512f"));
  }

  @Test
  void aGpuNeedsThemToo() {
    assertEquals(Optional.empty(), TrainingPrecision.missing("80"));
    assertEquals(Optional.empty(), TrainingPrecision.missing("120"));
    assertEquals(
        Optional.of(
            "the GPU has compute capability 75, and 80 (Ampere) is the first with instructions for"
                + " it"),
        TrainingPrecision.missing("75"));
  }
}
