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
 * Features as a source has them, before cleaning: (T, D), row-major, perhaps not finite.
 *
 * <p>A source that averages must clean before: what it replaced goes along with its rows. Where it
 * knows rows inside the T words, finer than a row for each, these go along, too.
 */
public final class RawRows {
  private final int dim;
  private final double[] values;
  private final CleaningCounts replaced;
  private final Optional<WordRows> inWords;

  /**
   * Creates rows over {@code values}, which are not copied.
   *
   * @throws IllegalArgumentException if they are not whole rows of {@code dim} features
   */
  public RawRows(int dim, double[] values) {
    this(dim, values, CleaningCounts.NONE);
  }

  /**
   * Creates rows made of others in which {@code replaced} values were replaced.
   *
   * @throws IllegalArgumentException as above
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

  /** Returns these rows together with those inside the words that they stand for. */
  public RawRows with(WordRows rows) {
    return new RawRows(dim, values, replaced, Optional.of(rows));
  }

  /** Returns the rows inside words, where they are known. */
  public Optional<WordRows> inWords() {
    return inWords;
  }

  /** Returns a copy of features that are clean already. */
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

  /** Returns one feature as it is. */
  public double get(int row, int feature) {
    return values[row * dim + feature];
  }

  /** Returns whether all features of a row are exactly 0, as those of padding are. */
  public boolean isZero(int row) {
    for (int i = row * dim; i < (row + 1) * dim; i++) {
      if (values[i] != 0) { // NaN differs as well
        return false;
      }
    }
    return true;
  }

  /** Returns how many features are, or were, NaN, infinite or beyond what a float can hold. */
  public CleaningCounts notFinite() {
    CleaningCounts counts = replaced;
    for (double value : values) {
      if (!Float.isFinite((float) value)) {
        counts = counts.plus(CleaningCounts.of(value));
      }
    }
    return counts;
  }

  /** Returns a copy of some rows. */
  public RawRows slice(StepRange steps) {
    return new RawRows(dim, Arrays.copyOfRange(values, steps.start() * dim, steps.end() * dim));
  }

  /**
   * Returns {@code steps} rows, each the mean of its share of these rows in their order; with fewer
   * rows than steps, some stand for several steps. What is not finite is replaced before.
   *
   * @param steps at least 1, where there is a row at least
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

  /** Returns these rows as finite floats; what is replaced is counted by the cleaner. */
  public FeatureMatrix clean(Modality modality, FeatureCleaner cleaner) {
    cleaner.count(modality, replaced);
    return FeatureMatrix.of(dim, cleaner.narrow(modality, values));
  }
}
