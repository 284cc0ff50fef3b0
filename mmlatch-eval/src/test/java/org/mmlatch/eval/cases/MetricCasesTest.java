package org.mmlatch.eval.cases;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.eval.BadPredictionsException;

/** Against independent implementations of all metrics of all tasks. */
class MetricCasesTest {
  @TempDir private Path folder;

  static Stream<Named<MetricCase>> everyCase() {
    return Stream.of("/metrics.json", "/metrics-tasks.json")
        .flatMap(MetricCasesTest::cases)
        .map(one -> Named.of(one.name(), one));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void everyExpectedValueEqualsOurs(MetricCase one) {
    assertAll(one.comparisons().stream().map(value -> () -> assertAgrees(value)));
  }

  private static void assertAgrees(Comparison value) {
    assertEquals(value.expected().isPresent(), value.ours().isPresent(), value.key());
    assertEquals(value.expected().orElse(0), value.ours().orElse(0), 1e-6, value.key());
    assertTrue(value.agrees(), value.key());
  }

  private static List<MetricCase> read(String resource) {
    try {
      return MetricCases.read(Path.of(MetricCasesTest.class.getResource(resource).toURI()));
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<MetricCase> cases(String resource) {
    return read(resource).stream();
  }

  @Test
  void allTasksAreAmongTheCasesAndNoExpectedValueIsPassedOver() {
    List<MetricCase> tasks = read("/metrics-tasks.json");
    assertEquals(18, tasks.size());
    assertEquals(
        List.of("multilabel", "classification", "binary", "regression"),
        tasks.stream().map(MetricCase::task).distinct().toList());
    assertEquals(6 * 13, cases("/metrics.json").mapToInt(c -> c.comparisons().size()).sum());
    assertEquals(531, tasks.stream().mapToInt(c -> c.comparisons().size()).sum());
  }

  @Test
  void aValueOffByMoreThanAMillionthOrUndefinedOnOneSideAloneDiffers() throws IOException {
    MetricCase wrong =
        one(
            """
            [{"name": "x", "predictions": [1, 2], "targets": [1, 1],
              "expected": {"mae": 0.5000011, "corr": 0.5, "acc_7": 0.5000009, "bin_acc": null}}]
            """);
    assertEquals(
        List.of(false, false, true, false),
        wrong.comparisons().stream().map(Comparison::agrees).toList());
    assertEquals(OptionalDouble.empty(), wrong.comparisons().get(1).ours());
    assertFalse(wrong.agrees());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | must be a list of cases",
        "[] | must be a list of cases that is not empty",
        "[3] | case 1 must be an object",
        "[{'name': 'x'}] | case 1 'x': 'expected' must be an object with the expected values, found"
            + " none",
        "[{'expected': {'mae': 1}}] | case 1: 'predictions' must be a list that is not empty, found"
            + " none",
        "[{'predictions': [1], 'targets': [1, 2], 'expected': {'mae': 1}}] | 1 predictions but 2"
            + " targets",
        "[{'predictions': ['a'], 'targets': [1], 'expected': {'mae': 1}}] | 'predictions[0]' must"
            + " be a finite number, found \"a\"",
        "[{'predictions': [1], 'targets': [1], 'expected': {'mse': 1}}] | the task regression has"
            + " no metric 'mse'",
        "[{'predictions': [1], 'targets': [1], 'expected': {'mae': 'low'}}] | 'mae' must be a"
            + " finite number",
        "[{'task': 'ranking', 'expected': {'mae': 1}}] | 'task' must be regression, multilabel,"
            + " classification or binary, found 'ranking'",
        "[{'convention': 'meld', 'predictions': [1], 'targets': [1], 'expected': {'mae': 1}}] |"
            + " 'convention' must be mosei or sims",
        "[{'task': 'classification', 'classes': ['a', 'b'], 'logits': [[1, 2]], 'targets': [2],"
            + " 'expected': {'acc': 1}}] | expected the number of a class, 0 to 1",
        "[{'task': 'multilabel', 'labels': ['a'], 'logits': [[1, 2]], 'targets': [[0, 1]],"
            + " 'expected': {'mean_acc': 1}}] | 'logits' must have 1 columns",
        "[{'task': 'binary', 'positive_weights': [1, 2], 'logits': [1], 'targets': [0], 'expected':"
            + " {'acc': 1}}] | 'positive_weights' must hold 1 numbers, found 2",
        "[{ | cannot be read",
      })
  void aFileOfAnotherFormIsAnErrorThatSaysWhere(String text, String message) {
    BadPredictionsException error =
        assertThrows(BadPredictionsException.class, () -> one(text.replace('\'', '"')));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.getMessage().startsWith(folder.toString()), error.getMessage());
  }

  private MetricCase one(String text) throws IOException {
    return MetricCases.read(Files.writeString(folder.resolve("cases.json"), text)).get(0);
  }
}
