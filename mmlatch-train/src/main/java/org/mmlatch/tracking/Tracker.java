package org.mmlatch.tracking;

import java.util.Map;

/** Is told the numbers of a training. A step is an epoch, counted from 1. */
public interface Tracker extends AutoCloseable {
  /** Tracks nothing. */
  Tracker NONE =
      new Tracker() {
        @Override
        public void settings(Map<String, String> values) {}

        @Override
        public void scalar(String name, long step, double value) {}

        @Override
        public void histogram(String name, long step, float[] values) {}

        @Override
        public void close() {}
      };

  /** Returns the last step that is known from an earlier part of the training, 0 if none is. */
  default long lastStep() {
    return 0;
  }

  /** Says what the training is made with, before anything else. */
  void settings(Map<String, String> values);

  /** Says one number, such as {@code loss/valid}. */
  void scalar(String name, long step, double value);

  /** Says how some numbers are distributed, such as those of a mask. */
  void histogram(String name, long step, float[] values);

  @Override
  void close();
}
