package org.mmlatch.doctor;

import ai.djl.util.Utils;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.GpuDiagnosis;
import org.mmlatch.engine.LinuxSystem;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/**
 * The findings on everything that training needs: machine, storage, engine and GPUs.
 *
 * @param findings the findings, one entry per subject
 */
public record Diagnosis(List<Findings> findings) {
  private static final Path RUNS = Path.of("runs");

  /** Copies the findings. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /**
   * Examines this machine and installation, and trains for about a second on each device. Leaves no
   * files except unpacked native libraries.
   *
   * @param installation the findings on the program itself
   * @param settings loads the user's settings; unusable settings are reported as a problem
   */
  public static Diagnosis examine(Findings installation, Supplier<Settings> settings) {
    List<Findings> findings = new ArrayList<>(List.of(installation));
    LinuxSystem system = LinuxSystem.present();
    findings.add(MachineExamination.processor(system));
    findings.add(MachineExamination.memory(system));
    findings.add(StorageExamination.of(RUNS, Utils.getCacheDir()));
    try {
      Settings loaded = settings.get();
      Devices.prepare(loaded);
      findings.addAll(computing(loaded));
    } catch (SettingsException e) {
      findings.add(new Findings("training", List.of(), List.of(e.getMessage())));
    }
    return new Diagnosis(findings);
  }

  private static List<Findings> computing(Settings settings) {
    GpuDiagnosis diagnosis = GpuDiagnosis.present();
    Findings engine = EngineExamination.of(diagnosis.natives(), Parallelism.of(settings));
    Findings gpu = GpuExamination.ofSystem(diagnosis);
    if (!engine.problems().isEmpty()) {
      return List.of(engine, gpu);
    }
    List<Fact> facts = new ArrayList<>(gpu.facts());
    facts.addAll(GpuExamination.ofEngine());
    return List.of(
        engine,
        new Findings(gpu.subject(), facts, gpu.problems()),
        TrainingExamination.of(settings));
  }

  /** Returns the reasons why training cannot work here; empty if it can. */
  public List<String> problems() {
    return findings.stream().flatMap(part -> part.problems().stream()).toList();
  }

  /** Returns the problems, and all facts by subject and name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("can_train", problems().isEmpty());
    JsonArray problems = new JsonArray();
    problems().forEach(problems::add);
    json.add("problems", problems);
    findings.forEach(part -> json.add(part.subject(), part.toJson()));
    return json;
  }
}
