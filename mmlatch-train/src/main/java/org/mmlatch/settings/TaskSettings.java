package org.mmlatch.settings;

import org.mmlatch.eval.TaskDescription.Convention;
import org.mmlatch.model.Bounds;

/**
 * Which of a corpus's targets are learnt, and how.
 *
 * @param type what is predicted
 * @param targets which of the corpus's targets
 * @param range of a regression's target, and of the whole numbers that are classes
 * @param positiveAbove a raw label above it is present
 * @param threshold the probability above which a label is said to be present
 * @param classWeights how much classes and presence count in training
 * @param convention which metrics a regression is judged by
 */
public record TaskSettings(
    AskedTask type,
    TargetNames targets,
    TargetRange range,
    @Bounds(atLeast = -1000, atMost = 1000) double positiveAbove,
    Threshold threshold,
    ClassWeights classWeights,
    Convention convention) {}
