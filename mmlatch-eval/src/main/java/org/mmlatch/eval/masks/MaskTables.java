package org.mmlatch.eval.masks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mmlatch.eval.Table;

/** Masks as tables and JSON. */
public final class MaskTables {
  /** The absolute correlation from which a feature counts as following the class. */
  private static final double MIN_CORRELATION = 0.3;

  /** 1 up to rounding; the next lower rank correlation of seven classes is 0.96. */
  private static final double MONOTONE = 1 - 1e-9;

  private static final String ABSENT = "-";

  private MaskTables() {}

  /**
   * Returns a row per modality and source: the range of the masks and how many follow the class.
   */
  public static Table summary(List<FeatureMasks> masks) {
    return new Table(
        List.of(
            Table.Column.left("Modality"),
            Table.Column.left("Masked by"),
            Table.Column.right("Features"),
            Table.Column.right("Min"),
            Table.Column.right("Mean"),
            Table.Column.right("Max"),
            Table.Column.right("|rho| >= 0.3"),
            Table.Column.right("Monotone")),
        masks.stream().map(MaskTables::summary).toList());
  }

  private static List<String> summary(FeatureMasks masks) {
    List<String> row = new ArrayList<>(List.of(masks.modality(), masks.source()));
    row.add(Integer.toString(masks.features().size()));
    double[] averages = masks.averages();
    row.add(text(DoubleStream.of(averages).min()));
    row.add(text(DoubleStream.of(averages).average()));
    row.add(text(DoubleStream.of(averages).max()));
    boolean haveOrder = !masks.groups().values().isEmpty();
    row.add(haveOrder ? Long.toString(followers(masks)) : ABSENT);
    boolean canVary = haveOrder && masks.groupsPresent() > 2; // two are always monotone
    row.add(canVary ? Long.toString(monotone(masks)) : ABSENT);
    return row;
  }

  /** Returns the number of features whose masks correlate with the class. */
  static long followers(FeatureMasks masks) {
    return IntStream.range(0, masks.features().size())
        .filter(f -> Math.abs(masks.correlation(f).orElse(0)) >= MIN_CORRELATION)
        .count();
  }

  /** Returns the number of features whose averages are monotone in the class. */
  static long monotone(FeatureMasks masks) {
    return IntStream.range(0, masks.features().size())
        .filter(f -> Math.abs(masks.correlationOfClasses(f).orElse(0)) > MONOTONE)
        .count();
  }

  /** Returns a row per modality, source and feature, for CSV. */
  public static Table features(List<FeatureMasks> masks) {
    List<Table.Column> columns = new ArrayList<>();
    List.of("modality", "source", "feature").forEach(n -> columns.add(Table.Column.left(n)));
    columns.add(Table.Column.right("mean"));
    masks.stream()
        .limit(1)
        .flatMap(of -> of.groups().names().stream())
        .forEach(name -> columns.add(Table.Column.right("class_" + name)));
    columns.add(Table.Column.right("spearman"));
    columns.add(Table.Column.right("spearman_of_classes"));
    List<List<String>> rows = new ArrayList<>();
    for (FeatureMasks of : masks) {
      for (int f = 0; f < of.features().size(); f++) {
        rows.add(row(of, f));
      }
    }
    return new Table(columns, rows);
  }

  private static List<String> row(FeatureMasks masks, int feature) {
    List<String> row =
        new ArrayList<>(List.of(masks.modality(), masks.source(), masks.features().get(feature)));
    row.add(exact(OptionalDouble.of(masks.average(feature))));
    IntStream.range(0, masks.groups().names().size())
        .forEach(group -> row.add(exact(masks.ofGroup(feature, group))));
    row.add(exact(masks.correlation(feature)));
    row.add(exact(masks.correlationOfClasses(feature)));
    return row;
  }

  /** Returns for every modality its {@code features}, and under {@code by} those of each source. */
  public static JsonObject json(List<FeatureMasks> masks) {
    JsonObject json = new JsonObject();
    for (FeatureMasks of : masks) {
      if (of.source().equals(FeatureMasks.MERGED)) {
        JsonObject entry = new JsonObject();
        entry.add("features", array(of));
        entry.add("by", new JsonObject());
        json.add(of.modality(), entry);
      } else {
        json.getAsJsonObject(of.modality()).getAsJsonObject("by").add(of.source(), array(of));
      }
    }
    return json;
  }

  private static JsonArray array(FeatureMasks masks) {
    JsonArray array = new JsonArray();
    for (int f = 0; f < masks.features().size(); f++) {
      JsonObject json = new JsonObject();
      json.addProperty("feature", masks.features().get(f));
      json.addProperty("mean", masks.average(f));
      int feature = f;
      List<String> groups = masks.groups().names();
      IntStream.range(0, groups.size())
          .forEach(
              group ->
                  masks
                      .ofGroup(feature, group)
                      .ifPresent(v -> json.addProperty("class_" + groups.get(group), v)));
      json.add("spearman", number(masks.correlation(f)));
      json.add("spearman_of_classes", number(masks.correlationOfClasses(f)));
      array.add(json);
    }
    return array;
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : ABSENT;
  }

  private static String exact(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
