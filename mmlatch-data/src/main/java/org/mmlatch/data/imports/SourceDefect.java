package org.mmlatch.data.imports;

import java.util.Locale;
import java.util.Map;
import org.mmlatch.data.DropReason;

/** The kinds of defects in a segment of a source. */
public enum SourceDefect {
  /** A feature is NaN, infinite or too large for a float. */
  NOT_FINITE(Policy.ZERO, DropReason.NOT_FINITE),
  /** Its modalities differ in their numbers of steps. Cannot be {@link Policy#ZERO}. */
  UNALIGNED(Policy.FAIL, DropReason.UNALIGNED),
  /** It has no label, or a label that its target does not allow. Cannot be {@link Policy#ZERO}. */
  LABEL(Policy.FAIL, DropReason.LABEL),
  /**
   * A row of a {@code .csd} file has an interval that is not finite or ends before it starts.
   * {@link Policy#DROP} leaves out the row, and the segment if it is the row of a label.
   */
  INTERVAL(Policy.FAIL, DropReason.INTERVAL);

  private final Policy standard;
  private final DropReason reason;

  SourceDefect(Policy standard, DropReason reason) {
    this.standard = standard;
    this.reason = reason;
  }

  /** Returns the name used in files and settings, for example {@code not-finite}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns whether a policy is possible for this defect: only features can be replaced by zeros.
   */
  public boolean allows(Policy policy) {
    return this == NOT_FINITE || policy != Policy.ZERO;
  }

  /** Returns the default policy. */
  public Policy standard() {
    return standard;
  }

  Policy policy(Map<SourceDefect, Policy> chosen) {
    return chosen.getOrDefault(this, standard);
  }

  DropReason reason() {
    return reason;
  }
}
