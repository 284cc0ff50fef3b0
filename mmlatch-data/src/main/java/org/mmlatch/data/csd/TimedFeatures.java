package org.mmlatch.data.csd;

/** One modality of a video: rows of features, each with its interval. */
record TimedFeatures(Intervals intervals, CleanRows rows) {}
