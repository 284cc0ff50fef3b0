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

/** How a command prints its result on standard output; use as a picocli {@code @Mixin}. */
public final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  /** Prints a result as the user wants it. */
  public void print(Supplier<Table> table, Supplier<? extends JsonElement> element) {
    printText(() -> text(table.get()), element);
  }

  /**
   * Checks that the result is not asked for in two forms.
   *
   * @param option that asks for another form than JSON
   * @throws SettingsException if {@code --json} does as well
   */
  public void requireNotJson(String option) {
    if (json) {
      throw new SettingsException("--json and %s cannot be combined".formatted(option));
    }
  }

  /** As {@link #print}, for a result of several tables: an empty line between them. */
  public void printSections(
      Supplier<List<Section>> sections, Supplier<? extends JsonElement> element) {
    printText(
        () ->
            sections.get().stream()
                .map(section -> section.toText(Terminal.resultColumns()))
                .collect(Collectors.joining("\n")),
        element);
  }

  /** Returns a table as wide as the terminal at most. */
  public static String text(Table table) {
    return table.toText(Terminal.resultColumns());
  }

  /** As {@link #print}, for a result that is text already; lines end in LF. */
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

  /** Says something beside the result: on standard output under a table, not with JSON. */
  public void remark(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Wrapping.lines(line, Terminal.resultColumns()).forEach(out::println);
    out.flush();
  }
}
