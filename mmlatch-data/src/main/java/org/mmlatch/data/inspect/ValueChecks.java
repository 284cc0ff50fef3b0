package org.mmlatch.data.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.TargetCounts;

/** Finds invalid labels and features, and statistics that do not match the data. */
final class ValueChecks {
  private static final double RELATIVE_TOLERANCE = 1e-6;

  private ValueChecks() {}

  static List<Defect> check(Manifest manifest, Map<SplitName, SplitInspection> splits) {
    List<Defect> defects = new ArrayList<>();
    splits.forEach(
        (name, split) -> {
          checkLabels(name, split, defects);
          checkCounts(name, split, manifest.split(name).labels(), defects);
          split
              .features()
              .forEach((modality, found) -> checkFinite(name, modality.key(), found, defects));
          split
              .rows()
              .forEach(
                  (modality, found) ->
                      checkFinite(name, ofRows(modality), found.features(), defects));
        });
    SplitInspection training = splits.get(SplitName.TRAIN);
    training
        .features()
        .forEach(
            (modality, found) -> {
              ModalityInfo info = manifest.modalities().get(modality);
              checkStatistics(modality.key(), info, info.training(), found, defects);
            });
    training
        .rows()
        .forEach(
            (modality, found) -> {
              ModalityInfo info = manifest.modalities().get(modality);
              FeatureStatistics said = info.trainingRows().orElseThrow();
              checkStatistics(ofRows(modality), info, said, found.features(), defects);
            });
    return defects;
  }

  /** Returns the name for the rows inside words of a modality in messages. */
  private static String ofRows(Modality modality) {
    return modality.key() + " rows";
  }

  private static void checkLabels(SplitName name, SplitInspection split, List<Defect> defects) {
    boolean alone = split.labels().size() == 1;
    int count = split.labels().values().stream().mapToInt(List::size).findFirst().orElse(0);
    for (int i = 0; i < count; i++) {
      boolean none = true;
      for (Map.Entry<Target, List<Float>> labels : split.labels().entrySet()) {
        float label = labels.getValue().get(i);
        none &= Float.isNaN(label) && !alone;
        if ((alone || !Float.isNaN(label)) && !labels.getKey().allows(label)) {
          String of = alone ? "" : " of '" + labels.getKey().name() + "'";
          defects.add(labelDefect(split, i, name, "the label " + label + of));
        }
      }
      if (none) {
        defects.add(labelDefect(split, i, name, "no label of any target"));
      }
    }
  }

  /** Compares label counts with those in the manifest, if it has them. */
  private static void checkCounts(
      SplitName name, SplitInspection split, List<TargetCounts> said, List<Defect> defects) {
    int column = 0;
    for (Map.Entry<Target, List<Float>> labels : split.labels().entrySet()) {
      Target target = labels.getKey();
      boolean comparable =
          column < said.size()
              && labels.getValue().stream()
                  .allMatch(label -> Float.isNaN(label) || target.allows(label));
      if (comparable) {
        TargetCounts expected = said.get(column);
        TargetCounts found = TargetCounts.of(target, floats(labels.getValue()));
        if (!found.equals(expected)) {
          defects.add(
              new Defect(
                  Check.STATISTICS,
                  "'%s' of %s: the manifest says %s, the labels are %s"
                      .formatted(
                          target.name(),
                          name.key(),
                          expected.description(target),
                          found.description(target))));
        }
      }
      column++;
    }
  }

  private static float[] floats(List<Float> labels) {
    float[] floats = new float[labels.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = labels.get(i);
    }
    return floats;
  }

  private static Defect labelDefect(
      SplitInspection split, int segment, SplitName name, String what) {
    return new Defect(
        Check.LABELS, "%s of %s has %s".formatted(split.nameOf(segment), name.key(), what));
  }

  private static void checkFinite(
      SplitName name, String what, FeatureSummary found, List<Defect> defects) {
    found
        .firstNotFinite()
        .map(
            step ->
                "%s of %s has %s values that are NaN or infinite, the first in step %s of %s"
                    .formatted(what, name.key(), found.notFinite(), step, found.steps()))
        .ifPresent(message -> defects.add(new Defect(Check.FINITE, message)));
  }

  private static void checkStatistics(
      String what,
      ModalityInfo info,
      FeatureStatistics said,
      FeatureSummary found,
      List<Defect> defects) {
    FeatureStatistics actual = found.statistics();
    int[] wrong =
        IntStream.range(0, info.dim()).filter(feature -> differ(said, actual, feature)).toArray();
    if (wrong.length > 0 && found.notFinite() == 0) {
      String message =
          "%s of %s %s features differ, the first %s: %s, but the manifest says %s"
              .formatted(
                  wrong.length,
                  info.dim(),
                  what,
                  info.featureName(wrong[0]),
                  text(actual, wrong[0]),
                  text(said, wrong[0]));
      defects.add(new Defect(Check.STATISTICS, message));
    }
  }

  private static boolean differ(FeatureStatistics said, FeatureStatistics actual, int feature) {
    double mean = said.mean().get(feature);
    double deviation = said.standardDeviation().get(feature);
    double tolerance = RELATIVE_TOLERANCE * (Math.abs(mean) + deviation);
    return !(Math.abs(actual.mean().get(feature) - mean) <= tolerance
        && Math.abs(actual.standardDeviation().get(feature) - deviation) <= tolerance);
  }

  private static String text(FeatureStatistics statistics, int feature) {
    return String.format(
        Locale.ROOT,
        "mean %.6g and deviation %.6g",
        statistics.mean().get(feature),
        statistics.standardDeviation().get(feature));
  }
}
