package org.mmlatch.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.run.BuildInfo;

/** Examines the program: version, Java, operating system and settings. */
public final class InstallationExamination {
  private InstallationExamination() {}

  /**
   * Examines the installation.
   *
   * @param settingsFile the settings file in use, if any
   * @param changed the settings that differ from the defaults, as {@code key = value}
   */
  public static Findings of(Optional<Path> settingsFile, List<String> changed) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("version", BuildInfo.version()));
    facts.add(
        Fact.text("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")"));
    facts.add(Fact.text("java home", System.getProperty("java.home")));
    facts.add(
        Fact.text(
            "system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    facts.add(
        Fact.text(
            "settings file",
            settingsFile.map(file -> file.toAbsolutePath().toString()).orElse("none")));
    facts.add(
        Fact.text("settings changed", changed.isEmpty() ? "none" : String.join(", ", changed)));
    return new Findings("program", facts, List.of());
  }
}
