package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.tensor.Tensor;

/** Writes pickles of splits as the predecessors have them. */
public final class Pickles {
  private static final int STEPS = 2;

  private Pickles() {}

  /**
   * Writes a pickle of one split, {@code train}, with text, audio and visual of two steps.
   *
   * @param keys what text, audio, visual, labels and ids are called
   * @param shape of the labels, segments first
   */
  public static Path write(Path file, List<String> keys, float[] labels, long... shape) {
    try (OutputStream out = Files.newOutputStream(file)) {
      PickleWriter pickle = new PickleWriter(out);
      pickle.beginDictionary();
      pickle.text("train");
      pickle.beginDictionary();
      int count = (int) shape[0];
      for (int i = 0; i < 3; i++) {
        pickle.text(keys.get(i));
        array(pickle, ones(count * STEPS), count, STEPS, 1);
      }
      pickle.text(keys.get(3));
      array(pickle, labels, shape);
      pickle.text(keys.get(4));
      pickle.texts(TextArray.of(ids(count)));
      pickle.endDictionary();
      pickle.endDictionary();
      pickle.end();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void array(PickleWriter pickle, float[] values, long... shape) throws IOException {
    Tensor tensor = Tensor.of(values, shape);
    pickle.array("f4", shape, (long) values.length * Float.BYTES, tensor::writeTo);
  }

  private static float[] ones(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 1);
    return values;
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "v" + i + "[0]").toList();
  }
}
