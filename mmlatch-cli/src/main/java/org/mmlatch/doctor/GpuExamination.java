package org.mmlatch.doctor;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.GpuDiagnosis;
import org.mmlatch.engine.NvidiaSystem;

/** Examines NVIDIA GPUs, their driver and libraries. Having no GPU is not a problem. */
final class GpuExamination {
  private static final String NONE = "none";

  private GpuExamination() {}

  static Findings ofSystem(GpuDiagnosis diagnosis) {
    NvidiaSystem system = diagnosis.system();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("driver", system.driver().orElse(NONE)));
    facts.add(Fact.text("cards", system.cards().isEmpty() ? NONE : join(system.cards())));
    facts.add(
        Fact.text(
            "visible here", system.deviceFiles().isEmpty() ? NONE : join(system.deviceFiles())));
    facts.add(library("cuda runtime", system.library("libcudart.so")));
    facts.add(library("cudnn", system.library("libcudnn.so")));
    diagnosis.problem().ifPresent(problem -> facts.add(Fact.text("not used since", problem)));
    return new Findings("gpu", facts, List.of());
  }

  /** Examines the GPUs that the engine can use. The engine must be loaded. */
  static List<Fact> ofEngine() {
    List<Fact> facts = new ArrayList<>();
    int gpus = Devices.gpus();
    facts.add(Fact.count("seen by the engine", gpus));
    if (gpus > 0) {
      facts.add(Fact.text("cuda", CudaUtils.getCudaVersionString()));
    }
    for (int i = 0; i < gpus; i++) {
      String name = "gpu:" + i;
      facts.add(Fact.text(name + " compute capability", CudaUtils.getComputeCapability(i)));
      facts.add(Fact.bytes(name + " memory", CudaUtils.getGpuMemory(Device.gpu(i)).getMax()));
    }
    return facts;
  }

  private static String join(List<String> names) {
    return String.join(", ", names);
  }

  /** Returns a fact with the real path of a library, whose file name has the full version. */
  private static Fact library(String name, Optional<Path> found) {
    return Fact.text(name, found.map(GpuExamination::realPath).orElse(NONE));
  }

  private static String realPath(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.toString();
    }
  }
}
