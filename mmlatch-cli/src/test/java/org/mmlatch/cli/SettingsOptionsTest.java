package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.cli.common.SettingsOptions;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class SettingsOptionsTest {
  @Command(name = "show")
  static final class Show implements Runnable {
    @Mixin private SettingsOptions options = new SettingsOptions();
    @Spec private CommandSpec spec;

    @Option(names = "--seed")
    private String seed = "";

    @Override
    public void run() {
      Settings settings =
          seed.isEmpty() ? options.settings() : options.settings(Map.of("seed", seed));
      PrintWriter out = spec.commandLine().getOut();
      out.println(settings.train().epochs() + " epochs, seed " + settings.seed());
    }
  }

  @Test
  void withoutOptionsTheDefaultsHold() {
    assertEquals("100 epochs, seed 0\n", show().out());
  }

  @Test
  void theCommandLineWinsOverTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("my.conf");
    Files.writeString(file, "train.epochs = 3\nseed = 7\n");
    assertEquals("3 epochs, seed 8\n", show("--config=" + file, "-Dseed=8").out());
  }

  @Test
  void aCommandsOwnOptionWinsOverTheSetting() {
    assertEquals("100 epochs, seed 9\n", show("-Dseed=8", "--seed=9").out());
  }

  @Test
  void aSettingWithoutAValueIsWrongUsage() {
    CommandLineRun run = show("-Dseed");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("one word: -Dseed=VALUE"), run.err());
  }

  @Test
  void anUnknownSettingIsWrongUsage() {
    CommandLineRun run = show("-Dsede=1");
    assertEquals(2, run.status());
    assertEquals("error: command line: sede: no such setting; the nearest is seed\n", run.err());
  }

  private static CommandLineRun show(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "show";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.of(List.of(Show.class), all);
  }
}
