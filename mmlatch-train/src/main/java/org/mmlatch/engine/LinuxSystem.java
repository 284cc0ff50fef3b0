package org.mmlatch.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Processor and memory, as read from Linux's {@code /proc} and {@code /sys}. Values that cannot be
 * read are empty.
 *
 * @param root the folder that the system's absolute paths start at: {@code /}, except in tests
 */
public record LinuxSystem(Path root) {
  private static final Pattern FEATURE =
      Pattern.compile("avx2?|avx512(f|_vnni|_bf16)|avx_vnni|fma|amx_(tile|bf16|int8)|sse4_2");

  /** Memory limits of cgroup version 2, then version 1; both may exist. */
  private static final List<String> LIMITS =
      List.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes");

  /** Returns the system that this process runs on. */
  public static LinuxSystem present() {
    return new LinuxSystem(Path.of("/"));
  }

  /** Returns the processor's model. */
  public Optional<String> processor() {
    return value("proc/cpuinfo", "model name");
  }

  /** Returns the processor's instruction sets that matter for matrix products, sorted by name. */
  public List<String> features() {
    return value("proc/cpuinfo", "flags").stream()
        .flatMap(flags -> Arrays.stream(flags.split(" ")))
        .filter(flag -> FEATURE.matcher(flag).matches())
        .sorted()
        .toList();
  }

  /** Returns the machine's total memory in bytes. */
  public OptionalLong memory() {
    return kilobytes("MemTotal");
  }

  /** Returns the memory in bytes that is available without swapping. */
  public OptionalLong availableMemory() {
    return kilobytes("MemAvailable");
  }

  /**
   * Returns the memory limit of this process's control group in bytes, if one below the machine's
   * memory is set.
   */
  public OptionalLong memoryLimit() {
    return LIMITS.stream()
        .flatMap(file -> lines(file).stream())
        .filter(line -> line.matches("[0-9]{1,18}")) // "max" or 2^63 mean no limit
        .mapToLong(Long::parseLong)
        .filter(limit -> memory().isEmpty() || limit < memory().getAsLong())
        .min();
  }

  private OptionalLong kilobytes(String key) {
    return value("proc/meminfo", key).stream()
        .mapToLong(text -> 1024 * Long.parseLong(text.replaceAll("\\D", "")))
        .findFirst();
  }

  private Optional<String> value(String file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException unknown) {
      return List.of();
    }
  }
}
