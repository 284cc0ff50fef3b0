package org.mmlatch.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.DeviceOption;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.verify.Deviations;
import org.mmlatch.verify.Quantity;
import org.mmlatch.verify.Tolerance;
import org.mmlatch.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch verify}. */
@Command(
    name = "verify",
    description = {
      "Compare the model with reference files of an independent implementation.",
      "",
      "Printed is, of each kind of tensor, the largest deviation as a share of what is allowed,",
      "1e-6 + tolerance * max|reference|: at most 1 where they agree."
    },
    footer = {
      "",
      "Example:",
      "  mmlatch verify mmlatch-train/src/test/resources/parity/*.safetensors"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private DeviceOption device;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Reference files (safetensors).")
  private List<Path> files;

  @Option(
      names = "--tolerance",
      paramLabel = "REL",
      description = "What a tensor may differ by, relative to its largest value (default: 1e-4).")
  private double relative = Tolerance.DEFAULT.relative();

  @Override
  public Integer call() {
    if (!(relative >= 0 && Double.isFinite(relative))) {
      throw new SettingsException("--tolerance: expected a number from 0, found " + relative);
    }
    Devices.prepare(SettingsLoader.load(Optional.empty(), Map.of()));
    Tolerance tolerance = new Tolerance(Tolerance.DEFAULT.absolute(), relative);
    DeviceChoice chosen = device.choice().orElseGet(DeviceChoice.Cpu::new);
    Map<Path, Deviations> results = new LinkedHashMap<>();
    files.forEach(file -> results.put(file, Verification.of(file, tolerance, chosen)));
    long passed = results.values().stream().filter(Deviations::pass).count();
    output.print(() -> table(results), () -> json(results));
    output.remark("%d of %d files agree".formatted(passed, results.size()));
    return (passed == results.size() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private static Table table(Map<Path, Deviations> results) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("File"));
    for (Quantity quantity : Quantity.values()) {
      columns.add(Table.Column.right(quantity.label()));
    }
    columns.add(Table.Column.left("Verdict"));
    List<List<String>> rows = new ArrayList<>();
    results.forEach(
        (file, deviations) -> {
          List<String> row = new ArrayList<>();
          row.add(file.getFileName().toString());
          for (Quantity quantity : Quantity.values()) {
            Deviations.Worst worst = deviations.worst().get(quantity);
            row.add(worst == null ? "-" : String.format(Locale.ROOT, "%.4f", worst.share()));
          }
          row.add(deviations.pass() ? "agrees" : "DIFFERS in " + deviations.furthest());
          rows.add(row);
        });
    return new Table(columns, rows);
  }

  private static JsonArray json(Map<Path, Deviations> results) {
    JsonArray array = new JsonArray();
    results.forEach(
        (file, deviations) -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("file", file.toString());
          entry.addProperty("agrees", deviations.pass());
          deviations
              .worst()
              .forEach(
                  (quantity, worst) -> {
                    JsonObject one = new JsonObject();
                    one.addProperty("tensor", worst.tensor());
                    one.addProperty("share_of_tolerance", Double.toString(worst.share()));
                    entry.add(quantity.name().toLowerCase(Locale.ROOT), one);
                  });
          array.add(entry);
        });
    return array;
  }
}
