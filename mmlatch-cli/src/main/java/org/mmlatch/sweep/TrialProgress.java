package org.mmlatch.sweep;

/**
 * How a running trial is getting on.
 *
 * @param index of the trial
 * @param slot in which it runs
 * @param epochs trained so far
 * @param epochsHere of these, trained by the process that runs now
 * @param seconds that this process has taken
 */
public record TrialProgress(int index, Slot slot, int epochs, int epochsHere, double seconds) {}
