package org.mmlatch.eval.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.eval.ClassMetrics;
import org.mmlatch.eval.Formula;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.PresenceMetrics;
import org.mmlatch.eval.SentimentMetrics;
import org.mmlatch.eval.SimsMetrics;

/**
 * The task of a case.
 *
 * @param name name of the task
 * @param outcomes predictions and targets of the case
 * @param formulas formula of every value that the case may expect, by its path, such as {@code
 *     per_label.happy.wacc}
 */
record CaseTask(String name, Outcomes outcomes, Map<String, Formula> formulas) {

  static CaseTask of(CaseJson json) {
    String name = json.text("task").orElse("regression");
    return switch (name) {
      case "regression" ->
          new CaseTask(name, outcomes(json, "predictions"), formulas(regression(json), ""));
      case "binary" -> binary(json);
      case "multilabel" -> multilabel(json);
      case "classification" -> classification(json);
      default ->
          throw json.bad(
              "'task' must be regression, multilabel, classification or binary, found '%s'"
                  .formatted(name));
    };
  }

  private static MetricCatalogue regression(CaseJson json) {
    String convention = json.text("convention").orElse("mosei");
    return switch (convention) {
      case "mosei" -> SentimentMetrics.CATALOGUE;
      case "sims" -> {
        if (json.has("range")) {
          double[] range = json.numbers("range");
          if (range.length != 2 || range[0] != -1 || range[1] != 1) {
            throw json.bad("the convention 'sims' needs the 'range' [-1, 1]");
          }
        }
        yield SimsMetrics.CATALOGUE;
      }
      default ->
          throw json.bad("'convention' must be mosei or sims, found '%s'".formatted(convention));
    };
  }

  private static CaseTask binary(CaseJson json) {
    Map<String, Formula> formulas =
        formulas(PresenceMetrics.binary(new Label("", threshold(json))), "");
    weightedPresence(json, 1, formulas);
    return new CaseTask("binary", outcomes(json, "logits"), formulas);
  }

  private static CaseTask multilabel(CaseJson json) {
    List<Label> labels =
        json.texts("labels").stream().map(name -> new Label(name, threshold(json))).toList();
    Map<String, Formula> formulas = formulas(PresenceMetrics.multilabel(labels), "per_label.");
    weightedPresence(json, labels.size(), formulas);
    return new CaseTask("multilabel", columns(json, labels.size()), formulas);
  }

  private static CaseTask classification(CaseJson json) {
    List<String> classes = json.texts("classes");
    Map<String, Formula> formulas = formulas(ClassMetrics.of(classes), "per_class.");
    for (int truth = 0; truth < classes.size(); truth++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        formulas.put(
            "confusion.%d.%d".formatted(truth, predicted),
            ClassMetrics.confusion(truth, predicted));
      }
    }
    if (json.has("class_weights")) {
      double[] weights = weights(json, "class_weights", classes.size());
      formulas.put("loss_weighted", ClassMetrics.weightedLoss(weights));
    }
    return new CaseTask("classification", columns(json, classes.size()), formulas);
  }

  private static void weightedPresence(CaseJson json, int labels, Map<String, Formula> formulas) {
    if (json.has("positive_weights")) {
      double[] weights = weights(json, "positive_weights", labels);
      formulas.put("loss_weighted", PresenceMetrics.weightedLoss(weights));
    }
  }

  private static double[] weights(CaseJson json, String key, int expected) {
    double[] weights = json.numbers(key);
    if (weights.length != expected) {
      throw json.bad(
          "'%s' must hold %d numbers, found %d".formatted(key, expected, weights.length));
    }
    return weights;
  }

  private static double threshold(CaseJson json) {
    return json.number("threshold").orElse(0.0);
  }

  private static Outcomes columns(CaseJson json, int expected) {
    Outcomes outcomes = outcomes(json, "logits");
    if (outcomes.outputs() != expected) {
      throw json.bad(
          "'logits' must have %d columns, one for each name, found %d"
              .formatted(expected, outcomes.outputs()));
    }
    return outcomes;
  }

  private static Outcomes outcomes(CaseJson json, String predictions) {
    try {
      return new Outcomes(json.matrix(predictions), json.matrix("targets"));
    } catch (IllegalArgumentException e) {
      throw json.bad("'%s' and 'targets' do not fit: %s".formatted(predictions, e.getMessage()));
    }
  }

  private static Map<String, Formula> formulas(MetricCatalogue catalogue, String folder) {
    Map<String, Formula> formulas = new HashMap<>();
    for (Metric metric : catalogue.metrics()) {
      int colon = metric.key().indexOf(':');
      String path =
          colon < 0
              ? metric.key()
              : folder + metric.key().substring(colon + 1) + "." + metric.key().substring(0, colon);
      formulas.put(path, metric.formula());
    }
    return formulas;
  }
}
