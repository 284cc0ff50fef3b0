package org.mmlatch.sweep;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.settings.SettingsException;

/** Command lines that start this program again. */
public final class OwnProgram {
  /** System property that the launcher sets to the folder of the distribution. */
  private static final String HOME = "mmlatch.home";

  /**
   * Limits the JVM to its C1 compiler. The hot code of a training is native, and the threads of the
   * C2 compiler would take a tenth of the processor time of a short trial, on cores that are all
   * busy with trials.
   */
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private OwnProgram() {}

  /**
   * Returns a command line that runs this program in parallel with others: with the same Java and
   * the same JVM options, which take precedence, and only the C1 compiler.
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
   * Returns the path of the program's launcher, for use on other machines.
   *
   * @throws SettingsException if the program was not started by its launcher
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
