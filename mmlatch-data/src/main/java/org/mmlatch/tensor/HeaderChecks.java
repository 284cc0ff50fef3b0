package org.mmlatch.tensor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the tensors in a header match the data that follows it. */
final class HeaderChecks {
  private HeaderChecks() {}

  /**
   * Checks that each tensor lies within the data and has the size of its shape, and that the
   * tensors cover the data without gaps or overlaps.
   *
   * @param dataBytes size of the data after the header, in bytes
   */
  static void check(SafetensorsHeader header, long dataBytes) throws MalformedHeaderException {
    for (Map.Entry<String, TensorEntry> entry : header.tensors().entrySet()) {
      checkRange(entry.getKey(), entry.getValue(), dataBytes);
      checkSize(entry.getKey(), entry.getValue());
    }
    checkCoverage(header, dataBytes);
  }

  private static void checkRange(String name, TensorEntry entry, long dataBytes)
      throws MalformedHeaderException {
    if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() > dataBytes) {
      throw new MalformedHeaderException(
          "tensor '%s' is at bytes %s to %s of the data, which has %s bytes"
              .formatted(name, entry.begin(), entry.end(), dataBytes));
    }
  }

  private static void checkSize(String name, TensorEntry entry) throws MalformedHeaderException {
    Optional<DType> dtype = DType.named(entry.dtype());
    try {
      long elements = Shapes.elements(entry.dimensions());
      long found = entry.end() - entry.begin();
      if (dtype.isPresent() && Math.multiplyExact(elements, dtype.get().bytes()) != found) {
        throw new MalformedHeaderException(
            "tensor '%s' of type %s and shape %s needs %s bytes but has %s"
                .formatted(
                    name, entry.dtype(), entry.shape(), elements * dtype.get().bytes(), found));
      }
    } catch (ArithmeticException e) {
      throw new MalformedHeaderException(
          "tensor '%s' has the impossible shape %s".formatted(name, entry.shape()), e);
    }
  }

  private static void checkCoverage(SafetensorsHeader header, long dataBytes)
      throws MalformedHeaderException {
    List<Map.Entry<String, TensorEntry>> ordered =
        header.tensors().entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, TensorEntry> entry) -> entry.getValue().begin())
                    .thenComparingLong(entry -> entry.getValue().end()))
            .toList();
    long covered = 0;
    for (Map.Entry<String, TensorEntry> entry : ordered) {
      long begin = entry.getValue().begin();
      if (begin != covered) {
        throw new MalformedHeaderException(
            "tensor '%s' begins at byte %s of the data, where %s"
                .formatted(
                    entry.getKey(),
                    begin,
                    begin < covered ? "another tensor lies" : "byte " + covered + " was expected"));
      }
      covered = entry.getValue().end();
    }
    if (covered != dataBytes) {
      throw new MalformedHeaderException(
          "its tensors end at byte %s of the data, which has %s bytes"
              .formatted(covered, dataBytes));
    }
  }
}
