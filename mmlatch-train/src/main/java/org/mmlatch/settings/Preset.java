package org.mmlatch.settings;

/** A named set of settings, laid over the defaults and under the user's own. */
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
  /** LMF with its paper's sizes for CMU-MOSI; how it was trained is lost. */
  LMF_PAPER_MOSI,
  /** LMF as its released code trains it for the anger of IEMOCAP. */
  LMF_RELEASED_ANGRY,
  /** The same for happiness. */
  LMF_RELEASED_HAPPY,
  /** The same for neutral segments. */
  LMF_RELEASED_NEUTRAL,
  /** The same for sadness. */
  LMF_RELEASED_SAD,
  /**
   * MCTN on CMU-MOSEI: as on CMU-MOSI, but for longer sentences. Nothing is published for
   * CMU-MOSEI; this is an assumption.
   */
  MCTN_MOSEI,
  /** MCTN as its released code trains it on CMU-MOSI, but for its folds and its scaling. */
  MCTN_MOSI,
  /** MFN as MMSA trains it on CMU-MOSEI. */
  MFN_MMSA_MOSEI,
  /** MFN as MMSA trains it on CMU-MOSI. */
  MFN_MMSA_MOSI,
  /** MFN as its released code trains it on CMU-MOSI for the best accuracy. */
  MFN_RELEASED_ACCURACY,
  /** MFN as its released code trains it on CMU-MOSI for the least error. */
  MFN_RELEASED_MAE,
  /** MISA as MMSA trains it on CMU-MOSEI, but on features of words. */
  MISA_MMSA_MOSEI,
  /** MISA as MMSA trains it on CMU-MOSI, but on features of words. */
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
   * RAVEN on CMU-MOSEI: the model and rate of its code for CMU-MOSI with this project's training.
   * Nothing is published for CMU-MOSEI; this is an assumption.
   */
  RAVEN_MOSEI,
  /** RAVEN as its released code trains it on CMU-MOSI, but for the loss. */
  RAVEN_MOSI,
  /** Multimodal Routing as its released code trains it on CMU-MOSEI. */
  ROUTING_MOSEI,
  /** The same for CMU-MOSI, for which nothing is published: an assumption. */
  ROUTING_MOSI,
  /** A small Multimodal Routing for tests and CPUs: an assumption. */
  ROUTING_SMALL,
  /** TFN as MMSA trains it on CMU-MOSEI. */
  TFN_MMSA_MOSEI,
  /** TFN as MMSA trains it on CMU-MOSI. */
  TFN_MMSA_MOSI,
  /** TFN as its authors' group's PyTorch code trains it on CMU-MOSI. */
  TFN_RELEASED
}
