package org.mmlatch.settings;

import org.mmlatch.eval.TaskDescription.Convention;
import org.mmlatch.model.Bounds;

/**
 * The task: which of the corpus's targets are learnt, and how.
 *
 * @param type the type of task
 * @param targets the names of the targets that are learnt
 * @param range the range of a regression's target, and of whole numbers that become classes
 * @param positiveAbove a label is present if its raw value is above this
 * @param threshold the probability above which a label is predicted as present
 * @param classWeights how classes, or presence and absence, are weighted in the training loss
 * @param convention the set of metrics for a regression
 */
public record TaskSettings(
    AskedTask type,
    TargetNames targets,
    TargetRange range,
    @Bounds(atLeast = -1000, atMost = 1000) double positiveAbove,
    Threshold threshold,
    ClassWeights classWeights,
    Convention convention) {}
