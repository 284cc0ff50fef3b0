package org.mmlatch.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.mmlatch.encoder.EncoderType;

/**
 * Converts values of settings to text, as in settings files, on the command line and in error
 * messages.
 */
final class SettingText {
  private SettingText() {}

  /** Returns the text of a value in a settings file; empty for a section or null. */
  static Optional<String> of(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> Optional.of((String) value.unwrapped());
      case NUMBER, BOOLEAN -> Optional.of(value.render());
      case LIST ->
          Optional.of(
              ((ConfigList) value)
                  .stream()
                      .map(element -> of(element).orElse("?"))
                      .collect(Collectors.joining(", ", "[", "]")));
      case OBJECT, NULL -> Optional.empty();
    };
  }

  /** Returns the text of a value in a settings record. */
  static String of(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof EncoderType encoder) {
      return encoder.name();
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    if (value instanceof OptionalInt count) {
      return count.isPresent() ? Integer.toString(count.getAsInt()) : "auto";
    }
    return value.toString();
  }

  /** Returns a value of a settings record in HOCON syntax, quoted where necessary. */
  static String hocon(Object value) {
    if (value instanceof TargetNames targets) {
      return targets.names().stream()
          .map(ConfigUtil::quoteString)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    boolean plain =
        value instanceof Number || value instanceof Boolean || value instanceof OptionalInt;
    boolean list = value instanceof ModalitySelection || value instanceof TargetRange;
    return plain || list ? of(value) : ConfigUtil.quoteString(of(value));
  }
}
