package org.mmlatch.run;

import java.util.Map;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.train.EarlyStopping;

/**
 * The result of a finished training.
 *
 * @param folder the run's folder
 * @param epochs number of epochs trained
 * @param best the lowest validation loss and its epoch, whose weights were evaluated
 * @param metrics metrics by split; empty with {@code train.overfit-one-batch}
 */
public record RunResult(
    RunFolder folder, int epochs, EarlyStopping best, Map<SplitName, Metrics> metrics) {}
