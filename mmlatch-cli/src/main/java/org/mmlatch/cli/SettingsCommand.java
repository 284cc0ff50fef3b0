package org.mmlatch.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.SettingsReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mmlatch settings}. */
@Command(
    name = "settings",
    description = "List every setting with its default and its accepted values.",
    footer = {
      "",
      "Examples:",
      "  mmlatch settings",
      "  mmlatch settings --json",
      "  mmlatch settings --markdown > docs/settings.md"
    })
final class SettingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Option(
      names = "--markdown",
      description = "Print Markdown, the documentation's page of settings.")
  private boolean markdown;

  @Override
  public Integer call() {
    if (markdown) {
      output.requireNotJson("--markdown");
      PrintWriter out = spec.commandLine().getOut();
      out.print(SettingsPage.markdown());
      out.flush();
    } else {
      output.print(SettingsCommand::table, SettingsCommand::json);
    }
    return ExitCode.DONE.status();
  }

  private static Table table() {
    return new Table(
        List.of(
            Table.Column.left("Key"), Table.Column.left("Default"), Table.Column.left("Accepted")),
        SettingsReference.entries().stream()
            .map(entry -> List.of(entry.key(), entry.standard(), entry.accepted()))
            .toList());
  }

  private static JsonArray json() {
    JsonArray array = new JsonArray();
    for (SettingsReference.Entry entry : SettingsReference.entries()) {
      JsonObject json = new JsonObject();
      json.addProperty("key", entry.key());
      json.addProperty("default", entry.standard());
      json.addProperty("accepted", entry.accepted());
      json.addProperty("meaning", String.join(" ", entry.explanation()));
      array.add(json);
    }
    return array;
  }
}
