package org.mmlatch.doctor;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** Trains for about a second on each device, regardless of the device in the settings. */
final class TrainingExamination {
  private TrainingExamination() {}

  /** Examines training. The engine must be loaded. */
  static Findings of(Settings settings) {
    List<Fact> facts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      facts.add(Fact.text("device", text(Devices.announced(settings.device()))));
    } catch (SettingsException e) {
      problems.add(e.getMessage());
    }
    try {
      withCorpus(corpus -> devices().forEach(d -> tryOut(d, settings, corpus, facts, problems)));
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          "training: no corpus can be written to the temporary folder %s; set java.io.tmpdir to another"
              .formatted(System.getProperty("java.io.tmpdir")));
    }
    return new Findings("training", facts, problems);
  }

  private static void tryOut(
      Device device, Settings settings, Corpus corpus, List<Fact> facts, List<String> problems) {
    try {
      double speed = TrainingTrial.segmentsPerSecond(device, settings, corpus);
      facts.add(Fact.rate(text(device), speed, "segments"));
    } catch (EngineException | SettingsException e) {
      problems.add("training: %s fails: %s".formatted(text(device), e.getMessage()));
    }
  }

  private static Stream<Device> devices() {
    return Stream.concat(
        Stream.of(Device.cpu()), IntStream.range(0, Devices.gpus()).mapToObj(Device::gpu));
  }

  private static String text(Device device) {
    return device.isGpu() ? new DeviceChoice.Gpu(device.getDeviceId()).toString() : "cpu";
  }

  private interface CorpusUse {
    void with(Corpus corpus);
  }

  private static void withCorpus(CorpusUse use) throws IOException {
    Path folder = Files.createTempDirectory("mmlatch-doctor");
    try {
      use.with(SampleCorpus.write(folder.resolve("corpus"), TrainingTrial.corpus()));
    } finally {
      AtomicFolder.remove(folder);
    }
  }
}
