package org.mmlatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.SettingsOptions;
import org.mmlatch.doctor.Diagnosis;
import org.mmlatch.doctor.Fact;
import org.mmlatch.doctor.Findings;
import org.mmlatch.doctor.InstallationExamination;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mmlatch doctor}. */
@Command(
    name = "doctor",
    description = {
      "Check whether training works on this machine, and show what is installed.",
      "",
      "Trains for about a second on every device. If training cannot work, doctor names the "
          + "problems and exits with status 1."
    },
    footer = {"", "Example:", "  mmlatch doctor -Ddevice=gpu --json"})
final class DoctorCommand implements Callable<Integer> {
  /**
   * Overrides of the user's settings for the trial training: two epochs are enough to warm up and
   * to measure.
   */
  private static final Map<String, String> TRIAL =
      Map.of("train.epochs", "2", "train.overfit-one-batch", "false", "train.accumulation", "1");

  @Mixin private SettingsOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Findings installation = InstallationExamination.of(options.fileInForce(), changed());
    Diagnosis diagnosis = Diagnosis.examine(installation, () -> options.settings(TRIAL));
    output.print(() -> table(diagnosis), diagnosis::toJson);
    List<String> problems = diagnosis.problems();
    problems.forEach(problem -> output.remark("problem: " + problem));
    if (problems.isEmpty()) {
      output.remark("Training works here.");
    }
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  /**
   * Returns the settings that differ from the defaults. Settings that cannot be loaded are not an
   * error here, since the examination reports them as a problem.
   */
  private List<String> changed() {
    try {
      Settings defaults = SettingsLoader.load(Optional.empty(), Map.of());
      return options.settings().differences(defaults).stream()
          .map(difference -> difference.key() + " = " + difference.left())
          .toList();
    } catch (SettingsException e) {
      return List.of("unusable");
    }
  }

  private static Table table(Diagnosis diagnosis) {
    List<List<String>> rows = new ArrayList<>();
    for (Findings part : diagnosis.findings()) {
      String subject = part.subject();
      for (Fact fact : part.facts()) {
        rows.add(List.of(subject, fact.name(), fact.text()));
        subject = "";
      }
    }
    return new Table(
        List.of(
            Table.Column.left("Subject"), Table.Column.left("Fact"), Table.Column.left("Found")),
        rows);
  }
}
