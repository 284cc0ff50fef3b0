package org.mmlatch.verify;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.tensor.SafetensorsWriter;

/** What a reference file says of itself. */
class ReferenceFileTest {
  private static final Map<String, String> LATE_FUSION =
      Map.of("text", "3", "hidden", "2", "feedback", "none", "pooling", "last");

  @TempDir private Path folder;

  private ReferenceFile file(Map<String, String> further) {
    SafetensorsWriter writer = new SafetensorsWriter();
    LATE_FUSION.forEach(writer::putMetadata);
    further.forEach(writer::putMetadata);
    Path path = folder.resolve("reference.safetensors");
    writer.write(path);
    return ReferenceFile.open(path);
  }

  @Test
  void withoutANameItIsOfLateFusion() {
    assertInstanceOf(LateFusionConfig.class, file(Map.of()).config().encoder());
  }

  @Test
  void itsNameWinsOverWhatItsOtherMetadataLooksLike() {
    Map<String, String> named = Map.of("encoder", "late-fusion", "model_dim", "10");
    assertInstanceOf(LateFusionConfig.class, file(named).config().encoder());
  }

  @Test
  void anEncoderThatIsNotHereIsRefusedByItsName() {
    ReferenceFile file = file(Map.of("encoder", "blip"));
    BadDataException error = assertThrows(BadDataException.class, file::config);
    assertTrue(error.getMessage().contains("'encoder' is 'blip'"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "task=ranking, 'task' is 'ranking'",
        "task=regression outputs=2, 'outputs' is '2'",
        "task=binary outputs=2 loss=bce, 'outputs' is '2'",
        "task=multilabel outputs=2 loss=mae, 'loss' is 'mae'",
        "task=classification outputs=2 loss=bce, 'loss' is 'bce'",
        "task=classification outputs=1 loss=cross-entropy, at least two classes",
      })
  void soIsATaskThatIsNotHere(String metadata, String because) {
    Map<String, String> further =
        Arrays.stream(metadata.split(" ", -1))
            .map(entry -> entry.split("=", -1))
            .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    ReferenceFile file = file(further);
    try (NDManager manager = NDManager.newBaseManager()) {
      BadDataException error = assertThrows(BadDataException.class, () -> file.model(manager));
      assertTrue(error.getMessage().contains(because), error.getMessage());
    }
  }

  @Test
  void sizesThatMakeNoModelAreBadDataToo() {
    Map<String, String> mult =
        Map.of("encoder", "mult", "model_dim", "5", "heads", "1", "layers", "1", "causal", "true");
    ReferenceFile file = file(mult);
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThrows(BadDataException.class, () -> file.model(manager));
    }
  }
}
