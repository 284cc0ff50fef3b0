package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Sha256;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingState;

/**
 * Everything that a training needs to go on, in a folder: {@code weights.safetensors}, {@code
 * optimizer.safetensors}, {@code state.json}, and {@code manifest.json} with their SHA-256. The
 * folder appears complete or not at all.
 *
 * @param folder of the checkpoint
 */
public record Checkpoint(Path folder) {
  private static final String STATE = "state.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String OPTIMIZER = "optimizer.safetensors";
  private static final String MANIFEST = "manifest.json";

  /** Writes a checkpoint; its folder must not exist. If that fails, nothing of it is left. */
  void write(TrainingState state, Map<String, NDArray> weights, Optimizer optimizer)
      throws IOException {
    try (AtomicFolder building = new AtomicFolder(folder)) {
      writeInto(building.path(), state, weights, optimizer);
      building.publish();
    }
  }

  private static void writeInto(
      Path aside, TrainingState state, Map<String, NDArray> weights, Optimizer optimizer) {
    SafetensorsWriter weightFile = new SafetensorsWriter();
    ArrayFiles.add(weightFile, "", weights);
    weightFile.write(aside.resolve(WEIGHTS));
    SafetensorsWriter optimizerFile = new SafetensorsWriter();
    optimizer.state().forEach((kind, arrays) -> ArrayFiles.add(optimizerFile, kind + "/", arrays));
    optimizerFile.write(aside.resolve(OPTIMIZER));
    byte[] stateBytes = StateFile.write(state);
    AtomicFile.write(aside.resolve(STATE), out -> out.write(stateBytes));
    byte[] manifest = manifest(aside);
    AtomicFile.write(aside.resolve(MANIFEST), out -> out.write(manifest));
  }

  private static byte[] manifest(Path folder) {
    JsonObject json = new JsonObject();
    for (String file : List.of(WEIGHTS, OPTIMIZER, STATE)) {
      json.addProperty(file, Sha256.of(folder.resolve(file)));
    }
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Compares the files with the manifest.
   *
   * @throws BadDataException if one is missing or was changed; the message names it
   */
  void verify() {
    try {
      JsonObject digests =
          JsonParser.parseString(Files.readString(folder.resolve(MANIFEST))).getAsJsonObject();
      for (String file : List.of(WEIGHTS, OPTIMIZER, STATE)) {
        if (!Sha256.of(folder.resolve(file)).equals(digests.get(file).getAsString())) {
          throw new BadDataException(
              folder.resolve(file) + " is damaged: its SHA-256 is not that of " + MANIFEST);
        }
      }
    } catch (IOException
        | UncheckedIOException
        | JsonParseException
        | IllegalStateException
        | NullPointerException e) {
      throw new BadDataException("checkpoint " + folder + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns the weights' file. */
  SafetensorsFile weights() {
    return SafetensorsFile.open(folder.resolve(WEIGHTS));
  }

  /** Sets an optimizer to this checkpoint's and returns the training's state. */
  TrainingState restore(Optimizer optimizer) {
    SafetensorsFile file = SafetensorsFile.open(folder.resolve(OPTIMIZER));
    optimizer.state().forEach((kind, arrays) -> ArrayFiles.read(file, kind + "/", arrays));
    TrainingState state = state();
    optimizer.resumeAfter(state.updates());
    return state;
  }

  /** Reads the training's state. */
  TrainingState state() {
    try {
      return StateFile.read(Files.readAllBytes(folder.resolve(STATE)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(STATE), e);
    }
  }
}
