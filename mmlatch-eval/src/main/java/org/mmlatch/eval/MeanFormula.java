package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;

/** The mean of several formulas over those that are defined; undefined if none is. */
record MeanFormula(List<Formula> formulas) implements Formula {

  /**
   * Returns the mean of formulas, computed in one pass over the segments if all are {@link
   * SumFormula}s.
   */
  static Formula of(List<Formula> formulas) {
    List<SumFormula> sums =
        formulas.stream().filter(SumFormula.class::isInstance).map(SumFormula.class::cast).toList();
    return sums.size() == formulas.size() ? SumFormula.mean(sums) : new MeanFormula(formulas);
  }

  @Override
  public OptionalDouble of(Outcomes outcomes) {
    return OptionalDoubles.mean(formulas.stream().map(formula -> formula.of(outcomes)).toList());
  }

  @Override
  public Resampled over(Outcomes outcomes) {
    List<Resampled> each = formulas.stream().map(formula -> formula.over(outcomes)).toList();
    return drawn -> OptionalDoubles.mean(each.stream().map(of -> of.of(drawn)).toList());
  }
}
