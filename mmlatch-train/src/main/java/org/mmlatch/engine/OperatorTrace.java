package org.mmlatch.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PyTorch's own profiler: records which operators the calling thread runs, and for how long. */
public final class OperatorTrace {
  private OperatorTrace() {}

  /** Starts to record the calling thread, which must not be recorded already. */
  public static void start() {
    JniUtils.startProfile(false, false, false);
  }

  /**
   * Ends the recording.
   *
   * @return a text in Chrome's trace format: a JSON array of events with {@code name}, {@code tid},
   *     {@code ts} and {@code dur} in microseconds
   * @throws IOException if the engine cannot write to the folder for temporary files
   */
  public static String stop() throws IOException {
    Path file = Files.createTempFile("mmlatch-operators", ".json");
    try {
      JniUtils.stopProfile(file.toString());
      return Files.readString(file);
    } finally {
      Files.delete(file);
    }
  }
}
