package org.mmlatch.model;

/** Which multimodal encoder a model has, and what it is built from (Table 2). */
public sealed interface EncoderConfig permits LateFusionConfig, MultConfig {}
