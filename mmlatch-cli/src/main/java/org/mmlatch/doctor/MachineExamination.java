package org.mmlatch.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.engine.LinuxSystem;

/** Examines processor and memory. */
final class MachineExamination {
  /** Bytes of memory needed to train on the sample corpus with default settings, rounded up. */
  private static final long NEEDED = 1_000_000_000;

  private MachineExamination() {}

  static Findings processor(LinuxSystem system) {
    return new Findings(
        "processor",
        List.of(
            Fact.text("model", system.processor().orElse(System.getProperty("os.arch"))),
            Fact.text("features", String.join(" ", system.features())),
            Fact.count("cores", Runtime.getRuntime().availableProcessors())),
        List.of());
  }

  static Findings memory(LinuxSystem system) {
    List<Fact> facts = new ArrayList<>();
    system.memory().ifPresent(bytes -> facts.add(Fact.bytes("machine", bytes)));
    system.availableMemory().ifPresent(bytes -> facts.add(Fact.bytes("available", bytes)));
    system.memoryLimit().ifPresent(bytes -> facts.add(Fact.bytes("limit of the group", bytes)));
    facts.add(Fact.bytes("java heap at most", Runtime.getRuntime().maxMemory()));
    long usable =
        Math.min(
            system.availableMemory().orElse(Long.MAX_VALUE),
            system.memoryLimit().orElse(Long.MAX_VALUE));
    List<String> problems =
        usable >= NEEDED
            ? List.of()
            : List.of(
                String.format(
                    Locale.ROOT,
                    "memory: a training needs about %.1f GB, but only %.1f GB are available;"
                        + " close other programs or raise the container's limit",
                    NEEDED / 1e9,
                    usable / 1e9));
    return new Findings("memory", facts, problems);
  }
}
