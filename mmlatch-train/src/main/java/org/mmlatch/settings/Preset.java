package org.mmlatch.settings;

/** A named set of settings that overrides the defaults and is overridden by the user's settings. */
public enum Preset {
  /** The defaults, which follow the paper. */
  NONE,
  /** Everything in which the released Python code departs from the paper. */
  RELEASED,
  /** EF-LSTM as MMSA trains it on CMU-MOSEI. */
  EF_LSTM_MMSA_MOSEI,
  /** EF-LSTM as MMSA trains it on CMU-MOSI. */
  EF_LSTM_MMSA_MOSI,
  /** Graph-MFN as MMSA trains it on CMU-MOSEI. */
  GRAPH_MFN_MMSA_MOSEI,
  /** Graph-MFN as MMSA trains it on CMU-MOSI. */
  GRAPH_MFN_MMSA_MOSI,
  /** LMF as MMSA trains it on CMU-MOSEI. */
  LMF_MMSA_MOSEI,
  /** LMF as MMSA trains it on CMU-MOSI. */
  LMF_MMSA_MOSI,
  /**
   * LMF with its paper's sizes for CMU-MOSI; the training settings are an assumption, since the
   * paper's are lost.
   */
  LMF_PAPER_MOSI,
  /** LMF as its released code trains it on IEMOCAP for anger. */
  LMF_RELEASED_ANGRY,
  /** LMF as its released code trains it on IEMOCAP for happiness. */
  LMF_RELEASED_HAPPY,
  /** LMF as its released code trains it on IEMOCAP for neutral segments. */
  LMF_RELEASED_NEUTRAL,
  /** LMF as its released code trains it on IEMOCAP for sadness. */
  LMF_RELEASED_SAD,
  /**
   * MCTN on CMU-MOSEI: the settings for CMU-MOSI with longer sentences. An assumption; no settings
   * for CMU-MOSEI are published.
   */
  MCTN_MOSEI,
  /** MCTN as its released code trains it on CMU-MOSI, except for its folds and its scaling. */
  MCTN_MOSI,
  /** MFN as MMSA trains it on CMU-MOSEI. */
  MFN_MMSA_MOSEI,
  /** MFN as MMSA trains it on CMU-MOSI. */
  MFN_MMSA_MOSI,
  /** MFN as its released code trains it on CMU-MOSI for the best accuracy. */
  MFN_RELEASED_ACCURACY,
  /** MFN as its released code trains it on CMU-MOSI for the least error. */
  MFN_RELEASED_MAE,
  /** MISA as MMSA trains it on CMU-MOSEI, but with word features instead of BERT. */
  MISA_MMSA_MOSEI,
  /** MISA as MMSA trains it on CMU-MOSI, but with word features instead of BERT. */
  MISA_MMSA_MOSI,
  /** MISA as its released code trains it on CMU-MOSEI without BERT. */
  MISA_RELEASED_MOSEI,
  /** MISA as its released code trains it on CMU-MOSI without BERT. */
  MISA_RELEASED_MOSI,
  /** MulT as its paper trains it on CMU-MOSEI. */
  MULT_PAPER_MOSEI,
  /** MulT as its paper trains it on CMU-MOSI. */
  MULT_PAPER_MOSI,
  /** MulT as its released code trains it. */
  MULT_RELEASED,
  /**
   * RAVEN on CMU-MOSEI: model and learning rate of its code for CMU-MOSI, with this project's
   * training. An assumption; no settings for CMU-MOSEI are published.
   */
  RAVEN_MOSEI,
  /** RAVEN as its released code trains it on CMU-MOSI, except for the loss. */
  RAVEN_MOSI,
  /** Multimodal Routing as its released code trains it on CMU-MOSEI. */
  ROUTING_MOSEI,
  /** Multimodal Routing on CMU-MOSI. An assumption; no settings for CMU-MOSI are published. */
  ROUTING_MOSI,
  /** A small Multimodal Routing for tests and CPUs: an assumption. */
  ROUTING_SMALL,
  /** TFN as MMSA trains it on CMU-MOSEI. */
  TFN_MMSA_MOSEI,
  /** TFN as MMSA trains it on CMU-MOSI. */
  TFN_MMSA_MOSI,
  /** TFN as the PyTorch code of its authors' group trains it on CMU-MOSI. */
  TFN_RELEASED
}
