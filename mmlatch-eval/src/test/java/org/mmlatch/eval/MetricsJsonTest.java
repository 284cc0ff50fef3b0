package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsJsonTest {
  private static final Metrics PARTLY_UNDEFINED =
      Metrics.of(
          Outcomes.of(new double[] {0.1, 0.1, 0.1}, new double[] {0, 0, 0.7}),
          SentimentMetrics.CATALOGUE);

  @Test
  void keysAreTheSegmentsAndThenTheMetricsInOrder() {
    List<String> expected =
        Stream.concat(Stream.of("segments"), SentimentMetrics.CATALOGUE.keys().stream()).toList();

    assertEquals(expected, List.copyOf(PARTLY_UNDEFINED.toJson().keySet()));
  }

  @Test
  void anUndefinedMetricIsNull() {
    assertEquals(JsonNull.INSTANCE, PARTLY_UNDEFINED.toJson().get("corr"));
    assertTrue(PARTLY_UNDEFINED.toJson().toString().contains("\"corr\":null"));
  }

  @Test
  void whatIsWrittenReadsBackToTheLastBit() {
    assertEquals(PARTLY_UNDEFINED, read(reparsed(PARTLY_UNDEFINED.toJson())));
  }

  @Test
  void unknownKeysAreIgnored() {
    JsonObject json = PARTLY_UNDEFINED.toJson();
    json.addProperty("epoch", 7);

    assertEquals(PARTLY_UNDEFINED, read(json));
  }

  @Test
  void aMissingMetricIsAnErrorThatListsWhatThereIs() {
    JsonObject json = new JsonObject();
    json.addProperty("segments", 3);

    assertEquals("no 'mae' among the metrics; found [segments]", errorFor(json));
  }

  @Test
  void aMetricThatIsNotANumberIsAnError() {
    JsonObject json = PARTLY_UNDEFINED.toJson();
    json.addProperty("f1", "high");

    assertEquals("'f1' must be a number, found \"high\"", errorFor(json));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.5, 1e10})
  void segmentsThatAreNoCountAreAnError(double segments) {
    JsonObject json = PARTLY_UNDEFINED.toJson();
    json.addProperty("segments", segments);

    assertEquals("'segments' must be a whole number, found " + segments, errorFor(json));
  }

  @Test
  void segmentsCannotBeNull() {
    JsonObject json = PARTLY_UNDEFINED.toJson();
    json.add("segments", JsonNull.INSTANCE);

    assertEquals("'segments' must be a number, found null", errorFor(json));
  }

  private static String errorFor(JsonObject json) {
    return assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
  }

  private static JsonObject reparsed(JsonObject json) {
    return JsonParser.parseString(json.toString()).getAsJsonObject();
  }

  private static Metrics read(JsonObject json) {
    return Metrics.fromJson(json, SentimentMetrics.CATALOGUE);
  }
}
