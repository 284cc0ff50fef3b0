package org.mmlatch.doctor;

import ai.djl.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.engine.CudaGraphs;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Natives;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.engine.UnusableEngineException;

/** Loads the engine and examines its version, origin and threads. */
final class EngineExamination {
  private EngineExamination() {}

  static Findings of(Natives natives, Parallelism parallelism) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("djl", Engine.getDjlVersion()));
    facts.add(Fact.text("native libraries", natives.toString()));
    facts.add(Fact.text("origin", natives.origin()));
    try {
      facts.add(Fact.text("pytorch", Devices.engineVersion()));
      facts.add(Fact.text("unpacked in", Devices.librariesFolder()));
      facts.add(Fact.count("threads", parallelism.threads()));
      facts.add(Fact.count("workers", parallelism.workers()));
      facts.add(Fact.text("tf32 on gpus", Devices.tensorFloat32()));
      if (natives.haveCuda()) {
        facts.add(Fact.text("cuda graphs", CudaGraphs.problem().orElse("can be recorded")));
      }
      return new Findings("engine", facts, List.of());
    } catch (UnusableEngineException e) {
      return new Findings("engine", facts, List.of(e.getMessage()));
    }
  }
}
