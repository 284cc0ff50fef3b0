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
import org.mmlatch.eval.cases.CaseTables;
import org.mmlatch.eval.cases.MetricCase;
import org.mmlatch.eval.cases.MetricCases;
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
      "Compare the model and the metrics with reference files of an independent implementation.",
      "",
      "For a file of tensors (.safetensors), prints the largest deviation of each kind of tensor, "
          + "divided by the allowed deviation, 1e-6 + tolerance * max|reference|. A value of at "
          + "most 1 agrees.",
      "",
      "For a file of metric cases (.json), prints each expected value beside the calculated one. "
          + "Values agree if they differ by at most 1e-6."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch verify mmlatch-train/src/test/resources/parity/*.safetensors",
      "  mmlatch verify mmlatch-eval/src/test/resources/metrics.json"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private DeviceOption device;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Reference files (.safetensors, .json).")
  private List<Path> files;

  @Option(
      names = "--tolerance",
      paramLabel = "REL",
      description = "Allowed deviation of a tensor, relative to its largest value (default: 1e-4).")
  private double relative = Tolerance.DEFAULT.relative();

  @Override
  public Integer call() {
    if (!(relative >= 0 && Double.isFinite(relative))) {
      throw new SettingsException("--tolerance: expected a number from 0, found " + relative);
    }
    Map<Path, Deviations> tensors = tensors();
    Map<Path, List<MetricCase>> metrics = new LinkedHashMap<>();
    files.stream()
        .filter(VerifyCommand::holdsMetrics)
        .forEach(file -> metrics.put(file, MetricCases.read(file)));
    long passed =
        tensors.values().stream().filter(Deviations::pass).count()
            + metrics.values().stream().filter(VerifyCommand::agree).count();
    output.printText(() -> text(tensors, metrics), () -> json(tensors, metrics));
    int all = tensors.size() + metrics.size();
    output.remark("%d of %d files agree".formatted(passed, all));
    return (passed == all ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private Map<Path, Deviations> tensors() {
    Map<Path, Deviations> results = new LinkedHashMap<>();
    List<Path> chosen = files.stream().filter(file -> !holdsMetrics(file)).toList();
    if (!chosen.isEmpty()) {
      Devices.prepare(SettingsLoader.load(Optional.empty(), Map.of()));
      Tolerance tolerance = new Tolerance(Tolerance.DEFAULT.absolute(), relative);
      DeviceChoice on = device.choice().orElseGet(DeviceChoice.Cpu::new);
      chosen.forEach(file -> results.put(file, Verification.of(file, tolerance, on)));
    }
    return results;
  }

  private static boolean holdsMetrics(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static boolean agree(List<MetricCase> cases) {
    return cases.stream().allMatch(MetricCase::agrees);
  }

  private static String text(Map<Path, Deviations> tensors, Map<Path, List<MetricCase>> metrics) {
    List<String> tables = new ArrayList<>();
    if (!tensors.isEmpty()) {
      tables.add(Output.text(table(tensors)));
    }
    metrics.values().forEach(cases -> tables.add(Output.text(CaseTables.table(cases))));
    return String.join("\n", tables);
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

  private static JsonArray json(
      Map<Path, Deviations> results, Map<Path, List<MetricCase>> metrics) {
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
    metrics.forEach(
        (file, cases) -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("file", file.toString());
          entry.addProperty("agrees", agree(cases));
          entry.add("cases", CaseTables.json(cases));
          array.add(entry);
        });
    return array;
  }
}
