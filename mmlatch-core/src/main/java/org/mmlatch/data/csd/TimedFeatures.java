package org.mmlatch.data.csd;

import org.mmlatch.data.FeatureMatrix;

/** One modality of a video: rows of features, each with its interval. */
record TimedFeatures(Intervals intervals, FeatureMatrix features) {}
