package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "-2, -2",
    "0, 0",
    "0.30000000000000004, 0.30000000000000004",
    "2e-3, 0.002",
    "2.0e23, 2E+23", // Java before 19 prints it longer or not, depending on the version
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "4.9e-324, 5E-324",
  })
  void aDoubleHasItsShortestDecimal(double value, String text) {
    assertEquals(text, DecimalText.of(value).toString());
    assertEquals(value, Double.parseDouble(text));
  }
}
