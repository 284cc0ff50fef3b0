package org.mmlatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What the program did when it was called with one group of commands. */
record CommandLineRun(int status, String out, String err) {
  static CommandLineRun of(List<Class<?>> commands, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine(
            List.of(new CommandGroup("Empty", List.of()), new CommandGroup("Tried", commands)));
    int status =
        commandLine
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandLineRun(status, out.toString(), err.toString());
  }
}
