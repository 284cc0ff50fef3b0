package org.mmlatch.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("events.out.tfevents.mmlatch");
  }

  private List<Long> steps() throws IOException {
    return Records.read(Files.readAllBytes(file())).stream().map(Events::step).toList();
  }

  private EventFile open(long over) {
    return EventFile.open(folder, over, Map.of("seed", "0", "name", "a"), Set.of("seed"));
  }

  private void track(long over, int... steps) {
    try (EventFile events = open(over)) {
      for (int step : steps) {
        events.scalars(step, Map.of("loss/valid", 1.0 / step));
        events.histogram("mask/text", step, new float[] {0.2f, 0.4f, 0.9f});
      }
    }
  }

  @Test
  void aRunThatGoesOnHasNoStepTwice() throws IOException {
    track(0, 1, 2, 300);
    track(2, 3);
    assertEquals(List.of(0L, 0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L), steps());
  }

  @Test
  void theSettingsAreThoseOfNowAndTheEndIsThereOnce() throws IOException {
    track(0, 1);
    for (String epochs : List.of("1", "2")) {
      try (EventFile events =
          EventFile.open(folder, 1, Map.of("train.epochs", epochs), Set.of("train.epochs"))) {
        events.finished();
      }
    }
    String all = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertTrue(all.contains("| train.epochs | 2 |") && !all.contains("| train.epochs | 1 |"), all);
    assertEquals(2, all.split("_hparams_/session_end_info", -1).length, all);
  }

  @Test
  void whatWasCutOffIsTakenAway() throws IOException {
    track(0, 1, 2);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 5));
    try (EventFile events = open(2)) {
      assertEquals(2, events.lastStep());
    }
    assertEquals(List.of(0L, 0L, 0L, 1L, 1L, 2L), steps());
  }

  /** RFC 3720's check value of CRC-32C is e3069283; rotated and shifted as TensorFlow does it. */
  @Test
  void checksumsAreMaskedCrc32c() {
    byte[] framed = Records.framed("123456789".getBytes(StandardCharsets.US_ASCII));
    int masked = Integer.rotateRight(0xe3069283, 15) + 0xa282ead8;
    byte[] expected = HexFormat.of().parseHex("%08x".formatted(Integer.reverseBytes(masked)));
    assertArrayEquals(expected, Arrays.copyOfRange(framed, framed.length - 4, framed.length));
  }

  /** 150 and its bytes are the example of Protocol Buffers' own documentation. */
  @Test
  void numbersAreWrittenAsProtocolBuffersDo() {
    byte[] bytes = new ProtoBytes().number(1, 150).text(2, "ab").single(5, 0.5f).toByteArray();
    assertEquals("089601" + "12026162" + "2d0000003f", HexFormat.of().formatHex(bytes));
  }

  @Test
  void aConstantHasAHistogramToo() {
    byte[] event = Events.histogram(1, 2, "mask", new float[] {0.5f, 0.5f}).toByteArray();
    assertEquals(2, Events.step(event));
    assertTrue(event.length > 2 * 30 * Double.BYTES);
  }
}
