package org.mmlatch.sweep;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.settings.SettingsException;

/** This program, to be started once more. */
public final class OwnProgram {
  /** Set by the launcher to the folder of the distribution. */
  private static final String HOME = "mmlatch.home";

  /**
   * Keeps the virtual machine to its quick compiler. What is hot in a training is native; the
   * thorough compiler's threads would take a tenth of a short trial's processor time, on cores that
   * all have a trial already.
   */
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private OwnProgram() {}

  /**
   * Returns a command line that runs this program beside others of its kind: with the same virtual
   * machine and options, which win, and no compiling beyond what a training needs.
   */
  public static List<String> command(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(QUICK_COMPILER);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dmmlatch.terminal"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return command;
  }

  /**
   * Returns the program's file, for another machine to call.
   *
   * @throws SettingsException if it was not started by its launcher, which knows
   */
  public static Path file() {
    String home = System.getProperty(HOME, "");
    if (home.isEmpty()) {
      throw new SettingsException(
          "the program's own path is unknown; give it with --program /path/to/bin/mmlatch");
    }
    return Path.of(home, "bin", "mmlatch");
  }
}
