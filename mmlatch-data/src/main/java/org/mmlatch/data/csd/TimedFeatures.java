package org.mmlatch.data.csd;

/** One modality of a video: n feature rows and their intervals. */
record TimedFeatures(Intervals intervals, CleanRows rows) {}
