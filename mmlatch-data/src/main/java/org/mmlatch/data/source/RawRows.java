package org.mmlatch.data.source;

import java.util.Arrays;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.FeatureCleaner;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.WordRows;

/**
 * Features of one modality of a segment as stored in a source, before cleaning: (T, D), row-major,
 * possibly not finite.
 *
 * <p>A source that averages must clean first and passes on the counts of values it replaced. It may
 * also pass on the {@linkplain WordRows rows inside words}.
 */
public final class RawRows {
  private final int dim;
  private final double[] values;
  private final CleaningCounts replaced;
  private final Optional<WordRows> inWords;

  /**
   * Creates rows over {@code values}, which are not copied.
   *
   * @throws IllegalArgumentException if {@code dim} is below 1 or the number of values is not a
   *     multiple of it
   */
  public RawRows(int dim, double[] values) {
    this(dim, values, CleaningCounts.NONE);
  }

  /**
   * Creates rows derived from others in which {@code replaced} values were replaced.
   *
   * @throws IllegalArgumentException if {@code dim} is below 1 or the number of values is not a
   *     multiple of it
   */
  public RawRows(int dim, double[] values, CleaningCounts replaced) {
    this(dim, values, replaced, Optional.empty());
  }

  private RawRows(int dim, double[] values, CleaningCounts replaced, Optional<WordRows> inWords) {
    if (dim < 1 || values.length % dim != 0) {
      throw new IllegalArgumentException(values.length + " values in rows of " + dim);
    }
    this.dim = dim;
    this.values = values;
    this.replaced = replaced;
    this.inWords = inWords;
  }

  /** Returns these rows together with the rows inside the T words. */
  public RawRows with(WordRows rows) {
    return new RawRows(dim, values, replaced, Optional.of(rows));
  }

  /** Returns the rows inside words, if known. */
  public Optional<WordRows> inWords() {
    return inWords;
  }

  /** Returns a copy of clean features. */
  public static RawRows of(FeatureMatrix features) {
    double[] values = new double[features.values().length];
    Arrays.setAll(values, i -> features.values()[i]);
    return new RawRows(features.dim(), values);
  }

  /** Returns the number of steps T. */
  public int rows() {
    return values.length / dim;
  }

  /** Returns the number of features D. */
  public int dim() {
    return dim;
  }

  /** Returns one value, possibly not finite. */
  public double get(int row, int feature) {
    return values[row * dim + feature];
  }

  /** Returns whether all features of a row are exactly 0, as in padding. */
  public boolean isZero(int row) {
    for (int i = row * dim; i < (row + 1) * dim; i++) {
      if (values[i] != 0) { // true for NaN
        return false;
      }
    }
    return true;
  }

  /**
   * Returns how many values are, or were before being replaced, NaN, infinite or beyond the float
   * range.
   */
  public CleaningCounts notFinite() {
    CleaningCounts counts = replaced;
    for (double value : values) {
      if (!Float.isFinite((float) value)) {
        counts = counts.plus(CleaningCounts.of(value));
      }
    }
    return counts;
  }

  /** Returns a copy of a range of rows, without rows inside words. */
  public RawRows slice(StepRange steps) {
    return new RawRows(dim, Arrays.copyOfRange(values, steps.start() * dim, steps.end() * dim));
  }

  /**
   * Returns {@code steps} rows, each the mean of an equal share of consecutive rows. With fewer
   * rows than steps, rows are repeated. Values that are not finite are replaced first.
   *
   * @param steps 0 or more; there must be at least one row
   */
  public RawRows averaged(int steps, Infinities infinities) {
    double[] means = new double[Math.multiplyExact(steps, dim)];
    for (int step = 0; step < steps; step++) {
      int start = (int) ((long) step * rows() / steps);
      int end = Math.max(start + 1, (int) ((step + 1L) * rows() / steps));
      for (int d = 0; d < dim; d++) {
        double sum = 0;
        for (int row = start; row < end; row++) {
          double value = get(row, d);
          sum += Float.isFinite((float) value) ? value : infinities.replace(value);
        }
        means[step * dim + d] = sum / (end - start);
      }
    }
    return new RawRows(dim, means, notFinite());
  }

  /** Returns these rows as finite floats. The cleaner counts the values replaced. */
  public FeatureMatrix clean(Modality modality, FeatureCleaner cleaner) {
    cleaner.count(modality, replaced);
    return FeatureMatrix.of(dim, cleaner.narrow(modality, values));
  }
}
