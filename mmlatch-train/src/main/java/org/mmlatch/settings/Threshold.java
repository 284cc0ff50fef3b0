package org.mmlatch.settings;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The probability above which a label is predicted as present.
 *
 * @param probability empty: chosen for each label on the validation split
 */
public record Threshold(OptionalDouble probability) implements SettingValue {
  /** The accepted values in words, for error messages. */
  static final String EXPECTED = "tuned, or a number above 0 and below 1";

  /** The default, 0.5. */
  public static final Threshold HALF = new Threshold(OptionalDouble.of(0.5));

  private static final String TUNED = "tuned";

  /** Returns the threshold that a settings text names. */
  static Optional<Threshold> parse(String text) {
    if (text.equals(TUNED)) {
      return Optional.of(new Threshold(OptionalDouble.empty()));
    }
    try {
      double probability = Double.parseDouble(text);
      return probability > 0 && probability < 1
          ? Optional.of(new Threshold(OptionalDouble.of(probability)))
          : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return probability.isPresent() ? SettingText.of(probability.getAsDouble()) : TUNED;
  }
}
