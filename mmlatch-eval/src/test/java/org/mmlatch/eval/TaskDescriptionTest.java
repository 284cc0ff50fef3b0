package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.eval.TaskDescription.Convention;

class TaskDescriptionTest {
  private static final TaskDescription EMOTIONS =
      TaskDescription.multilabel(List.of(new Label("happy", 0.5), new Label("sad", -1)));

  private static final Outcomes TWO_LABELS =
      new Outcomes(new double[][] {{1, -2}, {-1, 2}}, new double[][] {{1, 0}, {0, 1}});

  static Stream<TaskDescription> all() {
    return Stream.of(
        TaskDescription.SENTIMENT,
        TaskDescription.regression("sentiment", Convention.SIMS, -1, 1),
        TaskDescription.regression("happy", Convention.MOSEI, 0, 3),
        EMOTIONS,
        TaskDescription.classification(List.of("neutral", "joy", "anger")),
        TaskDescription.binary(Label.at("humour", 0.25)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isReadAsItIsWritten(TaskDescription task) {
    assertEquals(task, TaskDescription.fromJson(task.toJson()));
  }

  @Test
  void writesWhatItsTypeHas() {
    assertEquals(
        """
        {"type":"multilabel","outputs":["happy","sad"],"thresholds":[0.5,-1.0]}""",
        EMOTIONS.toJson().toString());
    assertEquals(
        """
        {"type":"classification","outputs":["no","yes"]}""",
        TaskDescription.classification(List.of("no", "yes")).toJson().toString());
    assertEquals(
        """
        {"type":"regression","outputs":["sentiment"],"convention":"mosei","range":[-3.0,3.0]}""",
        TaskDescription.SENTIMENT.toJson().toString());
  }

  @Test
  void metricsSayOfWhichTaskTheyAre() {
    Metrics metrics = Metrics.of(TWO_LABELS, EMOTIONS.metrics());
    assertEquals(metrics, Metrics.fromJson(EMOTIONS.toJson(metrics)));
  }

  @Test
  void metricsOfSentimentSayNothing() {
    Outcomes outcomes = Outcomes.of(new double[] {1, -2}, new double[] {0.5, -1});
    Metrics metrics = Metrics.of(outcomes, SentimentMetrics.CATALOGUE);
    JsonObject json = TaskDescription.SENTIMENT.toJson(metrics);
    assertFalse(json.has("task"));
    assertEquals(metrics, Metrics.fromJson(json));
  }

  @Test
  void thresholdsDecide() {
    double right = Metrics.of(TWO_LABELS, EMOTIONS.metrics()).primary().getAsDouble();
    TaskDescription strict = EMOTIONS.withThresholds(List.of(3.0, 3.0));
    assertEquals(1, right);
    assertEquals(0.5, Metrics.of(TWO_LABELS, strict.metrics()).primary().getAsDouble());
  }

  @Test
  void accuracyIsOverTheWholeNumbersInTheRange() {
    MetricCatalogue ofIntensity =
        TaskDescription.regression("happy", Convention.MOSEI, 0, 3).metrics();
    Outcomes outcomes = Outcomes.of(new double[] {-1, 3.8, 1.6, 0.4}, new double[] {0, 3, 1, 1});
    assertEquals(
        List.of("mae", "corr", "acc_4", "bin_acc"), ofIntensity.keys().subList(0, 4), "no acc_7");
    assertEquals("acc_4", ofIntensity.headline().get(2).key());
    assertEquals(0.5, ofIntensity.find("acc_4").orElseThrow().of(outcomes).getAsDouble());
    assertEquals(
        "bin_acc",
        TaskDescription.regression("x", Convention.MOSEI, 0.1, 0.9).metrics().keys().get(2));
  }

  @Test
  void sentimentHasTheMetricsOfMosei() {
    assertEquals(SentimentMetrics.CATALOGUE, TaskDescription.SENTIMENT.metrics());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'type':'ranking'} | 'type' of a task must be regression or multilabel or classification"
            + " or binary, found \"ranking\"",
        "{'type':'binary','outputs':'humour'} | 'outputs' of a task must be a list,"
            + " found \"humour\"",
        "{'type':'binary','outputs':['humour'],'thresholds':[0, 1]} | binary of [humour] cannot"
            + " have the thresholds [0.0, 1.0]",
        "{'type':'binary','outputs':['a','b'],'thresholds':[0, 1]} | binary has one output,"
            + " found [a, b]",
        "{'type':'classification','outputs':['a']} | classification needs at least two classes, found [a]",
        "{'type':'classification','outputs':['a','a']} | outputs need names of their own,"
            + " found [a, a]",
        "{'type':'regression','outputs':['a'],'convention':'sims','range':[-3,3]} | the convention sims needs the range [-1, 1], found [-3.0, 3.0]",
        "{'type':'regression','outputs':['a'],'convention':'mosei','range':[3,-3]} | a range begins"
            + " below its end, found [3.0, -3.0]",
      })
  void saysWhatDoesNotFitTogether(String json, String message) {
    JsonObject object = JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> TaskDescription.fromJson(object))
            .getMessage());
  }
}
