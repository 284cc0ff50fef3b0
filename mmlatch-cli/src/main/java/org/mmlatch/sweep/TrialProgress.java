package org.mmlatch.sweep;

/**
 * The progress of a running trial.
 *
 * @param index index of the trial
 * @param slot the slot in which it runs
 * @param epochs number of epochs trained so far
 * @param epochsHere number of epochs trained by the current process
 * @param seconds time since the current process was started
 */
public record TrialProgress(int index, Slot slot, int epochs, int epochsHere, double seconds) {}
