package org.mmlatch.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmlatch.benchmark.OperatorCosts.Operator;

class OperatorCostsTest {
  /**
   * Two threads; on the first, a sum calls as_strided and fill_, the second of which calls empty.
   */
  private static final String TRACE =
      """
      [{"name": "aten::empty", "tid": 1, "ts": 12000, "dur": 500},
       {"name": "aten::as_strided", "tid": 1, "ts": 1010.5, "dur": 1000},
       {"name": "aten::as_strided", "tid": 2, "ts": 1000, "dur": 4000},
       {"name": "aten::fill_", "tid": 1, "ts": 2010.5, "dur": 2000},
       {"name": "aten::sum", "tid": 1, "ts": 1000, "dur": 10000},
       {"name": "aten::empty", "tid": 1, "ts": 2020, "dur": 250},
       {"name": "aten::empty", "tid": 1, "ts": 11000, "dur": 250},
       {"name": "process_name", "ph": "M"}]
      """;

  @Test
  void timeIsThatOfTheOperatorWithoutThoseItCalls() {
    OperatorCosts costs = OperatorCosts.of(TRACE, 2);
    assertEquals(
        List.of(
            new Operator("aten::sum", 1, 7),
            new Operator("aten::as_strided", 2, 5),
            new Operator("aten::fill_", 1, 1.75),
            new Operator("aten::empty", 3, 1)),
        costs.operators());
    assertEquals(7, costs.calls());
    assertEquals(14.75, costs.millis(), 1e-9);
    assertEquals(
        "{\"operator\":\"aten::fill_\",\"calls_per_step\":0.5,\"milliseconds_per_step\":0.875}",
        costs.toJson().get(2).toString());
  }
}
