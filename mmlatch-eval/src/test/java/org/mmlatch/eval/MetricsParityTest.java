package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against an independent implementation of all metrics. */
class MetricsParityTest {

  @TestFactory
  Stream<DynamicTest> everyMetricEqualsTheReference() throws Exception {
    return references().flatMap(MetricsParityTest::tests);
  }

  private static Stream<JsonObject> references() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            MetricsParityTest.class.getResourceAsStream("/metrics.json"), StandardCharsets.UTF_8)) {
      JsonArray cases = JsonParser.parseReader(reader).getAsJsonArray();
      return StreamSupport.stream(cases.spliterator(), false).map(JsonElement::getAsJsonObject);
    }
  }

  private static Stream<DynamicTest> tests(JsonObject reference) {
    String name = reference.get("name").getAsString();
    Metrics metrics =
        Metrics.of(doubles(reference.get("predictions")), doubles(reference.get("targets")));
    JsonObject expected = reference.getAsJsonObject("expected");
    return Arrays.stream(Metric.values())
        .map(
            metric ->
                DynamicTest.dynamicTest(
                    name + ": " + metric.key(),
                    () ->
                        assertEquals(
                            expected.get(metric.key()).getAsDouble(),
                            metrics.value(metric).orElseThrow(),
                            1e-6)));
  }

  private static double[] doubles(JsonElement array) {
    return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }
}
