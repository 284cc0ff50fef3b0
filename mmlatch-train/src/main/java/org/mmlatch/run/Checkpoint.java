package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.io.Staging;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingState;

/**
 * A folder with everything that a training needs to resume: {@code weights.safetensors}, {@code
 * optimizer.safetensors}, {@code state.json}, and {@code manifest.json} with the SHA-256 of these
 * files. The folder appears complete or not at all.
 *
 * @param folder the checkpoint's folder
 */
public record Checkpoint(Path folder) {
  private static final String STATE = "state.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String OPTIMIZER = "optimizer.safetensors";
  private static final String TASK = "task.json";
  private static final String MANIFEST = "manifest.json";

  /** Writes the checkpoint; its folder must not exist. If writing fails, nothing is left behind. */
  void write(
      Staging staging,
      RunIdentity run,
      TrainingState state,
      Map<String, NDArray> weights,
      Optimizer optimizer) {
    try (AtomicFolder building = new AtomicFolder(folder, staging)) {
      writeInto(building.path(), run, state, weights, optimizer);
      building.publish();
    }
  }

  private static void writeInto(
      Path aside,
      RunIdentity run,
      TrainingState state,
      Map<String, NDArray> weights,
      Optimizer optimizer) {
    SafetensorsWriter weightFile = new SafetensorsWriter();
    ArrayFiles.add(weightFile, "", weights);
    weightFile.write(aside.resolve(WEIGHTS));
    SafetensorsWriter optimizerFile = new SafetensorsWriter();
    optimizer.state().forEach((kind, arrays) -> ArrayFiles.add(optimizerFile, kind + "/", arrays));
    optimizerFile.write(aside.resolve(OPTIMIZER));
    byte[] stateBytes = StateFile.write(state);
    AtomicFile.write(aside.resolve(STATE), out -> out.write(stateBytes));
    byte[] manifest = manifest(aside, run);
    AtomicFile.write(aside.resolve(MANIFEST), out -> out.write(manifest));
  }

  private static byte[] manifest(Path folder, RunIdentity run) {
    JsonObject json = new JsonObject();
    run.digests().forEach(json::addProperty);
    for (String file : List.of(WEIGHTS, OPTIMIZER, STATE)) {
      json.addProperty(file, Sha256.of(folder.resolve(file)));
    }
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Checks the files against the manifest.
   *
   * @throws BadDataException if a file is missing or was changed; the message names it
   */
  void verify() {
    Map<String, String> digests = digests();
    List.of(WEIGHTS, OPTIMIZER, STATE).forEach(file -> verify(file, digests));
  }

  private void verify(String file, Map<String, String> digests) {
    try {
      if (!Sha256.of(folder.resolve(file)).equals(digests.get(file))) {
        throw new BadDataException(
            folder.resolve(file) + " is damaged: its SHA-256 is not that of " + MANIFEST);
      }
    } catch (UncheckedIOException e) {
      throw new BadDataException("checkpoint " + folder + " is damaged: " + e.getMessage(), e);
    }
  }

  private Map<String, String> digests() {
    return RunJson.read(
        folder.resolve(MANIFEST),
        json -> {
          Map<String, String> digests = new HashMap<>();
          json.asMap().forEach((file, digest) -> digests.put(file, digest.getAsString()));
          return digests;
        });
  }

  /**
   * Checks that the checkpoint belongs to a run. Checkpoints of version 1.0 do not record their run
   * and are accepted.
   *
   * @throws BadDataException if the checkpoint belongs to another run, or a file of the run was
   *     edited
   */
  void requireOf(RunIdentity run) {
    Map<String, String> digests = digests();
    if (digests.containsKey(TASK) && !run.digests().containsKey(TASK)) {
      throw new BadDataException(
          "%s was saved together with a %s, but its run folder has none; restore the files that belong together"
              .formatted(folder, TASK));
    }
    run.digests()
        .forEach(
            (file, digest) -> {
              if (!digests.getOrDefault(file, digest).equals(digest)) {
                throw new BadDataException(
                    "%s was saved together with another %s than the one in its run folder: the checkpoint is of another run, or the file was edited; restore the files that belong together"
                        .formatted(folder, file));
              }
            });
  }

  /** Opens the file of the weights. */
  SafetensorsFile weights() {
    return SafetensorsFile.open(folder.resolve(WEIGHTS));
  }

  /** Restores an optimizer's state and returns the training's state. */
  TrainingState restore(Optimizer optimizer) {
    SafetensorsFile file = SafetensorsFile.open(folder.resolve(OPTIMIZER));
    optimizer.state().forEach((kind, arrays) -> ArrayFiles.read(file, kind + "/", arrays));
    TrainingState state = state();
    optimizer.resumeAfter(state.updates());
    return state;
  }

  /**
   * Reads the training's state.
   *
   * @throws BadDataException if its file is missing or damaged
   */
  TrainingState state() {
    verify(STATE, digests());
    return RunJson.read(folder.resolve(STATE), StateFile::read);
  }
}
