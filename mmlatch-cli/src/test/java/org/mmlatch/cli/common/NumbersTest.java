package org.mmlatch.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void wholeNumbersHaveNoDecimals() {
    assertEquals("12", Numbers.brief(12));
    assertEquals("0", Numbers.brief(-0.001));
    assertEquals("-12.35", Numbers.brief(-12.346));
  }

  @Test
  void valuesOfAnySizeHaveFourDigits() {
    assertEquals("0", Numbers.significant(-0.0));
    assertEquals("-4", Numbers.significant(-4));
    assertEquals("1.000e+04", Numbers.significant(10_000));
    assertEquals("0.1234", Numbers.significant(0.123449));
    assertEquals("-3.403e+38", Numbers.significant(-Float.MAX_VALUE));
  }

  @Test
  void sharesAreGivenInPerCent() {
    assertEquals("18.8%", Numbers.percent(0.1876));
  }
}
