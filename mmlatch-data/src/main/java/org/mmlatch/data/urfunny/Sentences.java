package org.mmlatch.data.urfunny;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.RowsReader;

/**
 * The features of one modality, by id.
 *
 * @param all the file's dictionary by id
 * @param context whether context sentences are included
 * @param rows reads the rows of one sentence; its first argument names the place for errors
 */
record Sentences(
    Fields all, Context context, BiFunction<String, PickleValue, List<double[]>> rows) {

  /** Returns the number of features per step of an id; empty if it has no steps. */
  Optional<Integer> dim(String id) {
    List<double[]> first =
        parts(id).stream()
            .map(part -> read(id, part))
            .filter(read -> !read.isEmpty())
            .findFirst()
            .orElse(List.of());
    return first.stream().findFirst().map(row -> row.length);
  }

  /** Returns a reader for the steps of an id; empty if it has no steps. */
  Optional<RowsReader> reader(String id) {
    return dim(id).map(dim -> () -> stacked(id, dim));
  }

  private RawRows stacked(String id, int dim) {
    List<double[]> steps = new ArrayList<>();
    parts(id).forEach(part -> steps.addAll(read(id, part)));
    double[] values = new double[Math.multiplyExact(steps.size(), dim)];
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).length != dim) {
        throw all.error(id, dim + " features in every step", steps.get(i).length + " in step " + i);
      }
      System.arraycopy(steps.get(i), 0, values, i * dim, dim);
    }
    return new RawRows(dim, values);
  }

  private List<double[]> read(String id, PickleValue part) {
    return rows.apply("%s, id %s".formatted(all.file(), id), part);
  }

  private List<PickleValue> parts(String id) {
    Optional<PickleDictionary> entries = all.entries().get(id).flatMap(PickleValue::asDictionary);
    return entries.map(known -> new Parts(known, context).sentences()).orElse(List.of());
  }
}
