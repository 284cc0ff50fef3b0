package org.mmlatch.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of a regression's targets.
 *
 * @param low the lowest
 * @param high the highest
 */
public record TargetRange(double low, double high) implements SettingValue {
  /** The accepted values in words, for error messages. */
  static final String EXPECTED = "two numbers [low, high], the first below the second";

  private static final Pattern TEXT = Pattern.compile("\\[\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*]");

  /** Returns the range that a settings text such as {@code [-3, 3]} names. */
  static Optional<TargetRange> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      TargetRange range =
          new TargetRange(
              Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
      boolean good =
          Double.isFinite(range.low) && Double.isFinite(range.high) && range.low < range.high;
      return Optional.of(range).filter(r -> good);
    } catch (NumberFormatException notNumbers) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "[%s, %s]".formatted(SettingText.of(low), SettingText.of(high));
  }
}
