package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmlatch.cli.common.ExitCode;

class TriesTest {
  @Test
  void whatIsNotTriedAgainIsWhatTheProgramEndsWith() {
    List<Integer> statuses =
        Stream.of(ExitCode.USAGE, ExitCode.BAD_DATA, ExitCode.REFUSED, ExitCode.NOT_FINITE)
            .map(ExitCode::status)
            .toList();
    assertEquals(statuses, Tries.PERMANENT);
  }
}
