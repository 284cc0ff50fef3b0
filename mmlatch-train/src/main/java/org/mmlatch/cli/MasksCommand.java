package org.mmlatch.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.eval.Auc;
import org.mmlatch.eval.Table;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.train.MaskAverages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mmlatch masks}. */
@Command(
    name = "masks",
    description = {
      "Average the feedback masks of a run over a split, by feature and sentiment class (Fig. 2).",
      "",
      "Where the corpus names features signal-…, as the sample corpus does, the area under the ROC",
      "curve says how well the average mask tells them from all others: 0.5 is by chance."
    },
    footer = {"", "Example:", "  mmlatch masks runs/mmlatch-0 --split valid --json"})
final class MasksCommand implements Callable<Integer> {
  private static final String SIGNAL = "signal-";

  @Mixin private Output output;
  @Mixin private RunOptions run;
  @Mixin private SplitOptions options;

  @Override
  public Integer call() {
    FinishedRun finished = run.open();
    Corpus data = options.corpus(finished);
    MaskAverages masks = finished.masks(data, options.split());
    if (masks.modalities().isEmpty()) {
      throw new RefusedException(run.path() + " has no masks: its feedback.type is none");
    }
    output.print(() -> table(masks, data), () -> json(masks, data));
    return ExitCode.DONE.status();
  }

  private static Table table(MaskAverages masks, Corpus corpus) {
    List<List<String>> rows = new ArrayList<>();
    for (Modality modality : masks.modalities()) {
      double[] averages = masks.overall(modality);
      rows.add(
          List.of(
              modality.key(),
              Integer.toString(averages.length),
              number(DoubleStream.of(averages).min()),
              number(DoubleStream.of(averages).average()),
              number(DoubleStream.of(averages).max()),
              number(auc(averages, names(corpus, modality)))));
    }
    return new Table(
        List.of(
            Table.Column.left("Modality"),
            Table.Column.right("Features"),
            Table.Column.right("Least"),
            Table.Column.right("Mean"),
            Table.Column.right("Greatest"),
            Table.Column.right("AUC of signal")),
        rows);
  }

  private static List<String> names(Corpus corpus, Modality modality) {
    return corpus.manifest().modalities().get(modality).featureNames();
  }

  private static OptionalDouble auc(double[] averages, List<String> names) {
    if (names.isEmpty()) {
      return OptionalDouble.empty();
    }
    return Auc.of(select(averages, names, true), select(averages, names, false));
  }

  private static double[] select(double[] averages, List<String> names, boolean signal) {
    return IntStream.range(0, averages.length)
        .filter(feature -> names.get(feature).startsWith(SIGNAL) == signal)
        .mapToDouble(feature -> averages[feature])
        .toArray();
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }

  private static JsonObject json(MaskAverages masks, Corpus corpus) {
    JsonObject json = new JsonObject();
    for (Modality modality : masks.modalities()) {
      double[] averages = masks.overall(modality);
      List<String> names = names(corpus, modality);
      JsonObject entry = new JsonObject();
      auc(averages, names).ifPresent(value -> entry.addProperty("auc_of_signal", value));
      JsonArray features = new JsonArray();
      for (int i = 0; i < averages.length; i++) {
        String name = names.isEmpty() ? Integer.toString(i) : names.get(i);
        features.add(feature(masks, modality, i, name, averages[i]));
      }
      entry.add("features", features);
      json.add(modality.key(), entry);
    }
    return json;
  }

  private static JsonObject feature(
      MaskAverages masks, Modality modality, int index, String name, double mean) {
    JsonObject json = new JsonObject();
    json.addProperty("feature", name);
    json.addProperty("mean", mean);
    for (int c = MaskAverages.LOWEST_CLASS; c <= -MaskAverages.LOWEST_CLASS; c++) {
      double ofClass = masks.ofClass(modality, c, index);
      if (Double.isFinite(ofClass)) {
        json.addProperty("class_" + c, ofClass);
      }
    }
    return json;
  }
}
