package org.mmlatch.cli.common;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints a command's result on standard output, as a table or with {@code --json} as JSON; use as a
 * picocli {@code @Mixin}.
 */
public final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  /** Prints a result as a table or as JSON; only the form that is printed is computed. */
  public void print(Supplier<Table> table, Supplier<? extends JsonElement> element) {
    printText(() -> text(table.get()), element);
  }

  /**
   * Checks that {@code --json} is not combined with an option that selects another format.
   *
   * @param option the other option
   * @throws SettingsException if {@code --json} is given
   */
  public void requireNotJson(String option) {
    if (json) {
      throw new SettingsException("--json and %s cannot be combined".formatted(option));
    }
  }

  /** Like {@link #print}, for a result of several tables, separated by empty lines. */
  public void printSections(
      Supplier<List<Section>> sections, Supplier<? extends JsonElement> element) {
    printText(
        () ->
            sections.get().stream()
                .map(section -> section.toText(Terminal.resultColumns()))
                .collect(Collectors.joining("\n")),
        element);
  }

  /** Returns a table as text, at most as wide as the terminal. */
  public static String text(Table table) {
    return table.toText(Terminal.resultColumns());
  }

  /** Like {@link #print}, for a result that is text; its lines end in LF. */
  public void printText(Supplier<String> text, Supplier<? extends JsonElement> element) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new GsonBuilder()
              .serializeNulls()
              .setPrettyPrinting()
              .disableHtmlEscaping()
              .create()
              .toJson(element.get()));
    } else {
      out.print(text.get());
    }
    out.flush();
  }

  /** Prints a remark: on standard output, or with {@code --json} on standard error. */
  public void remark(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Wrapping.lines(line, Terminal.resultColumns()).forEach(out::println);
    out.flush();
  }
}
