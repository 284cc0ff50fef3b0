package org.mmlatch.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.model.Bounds;

/**
 * The values that one setting accepts.
 *
 * @param description the accepted values in words, for error messages: "a whole number at least 1"
 * @param reader converts a value of a settings file to the record component's value; empty if the
 *     value is not accepted
 */
record Accepted(String description, Function<ConfigValue, Optional<Object>> reader) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Returns what a component of a settings record accepts, derived from its type and bounds. */
  static Accepted by(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == EncoderType.class) {
      return choice(EncoderType.all().toArray());
    }
    if (type.isEnum()) {
      return choice(type.getEnumConstants());
    }
    if (type == boolean.class) {
      return choice(true, false);
    }
    if (type == String.class) {
      return new Accepted(
          "a name of letters, digits, '.', '_' and '-' that starts with a letter or digit, "
              + "at most 100 characters",
          scalar(text -> Optional.of(text).filter(name -> NAME.matcher(name).matches())));
    }
    if (type == Path.class) {
      return new Accepted("the path of a folder", scalar(Accepted::path));
    }
    if (type == DeviceChoice.class) {
      return new Accepted(DeviceChoice.EXPECTED, scalar(DeviceChoice::parse));
    }
    if (type == ModalitySelection.class) {
      return new Accepted(
          ModalitySelection.EXPECTED,
          value -> SettingText.of(value).flatMap(ModalitySelection::parse));
    }
    if (type == TargetNames.class) {
      return new Accepted(TargetNames.EXPECTED, Accepted::names);
    }
    if (type == TargetRange.class) {
      return new Accepted(
          TargetRange.EXPECTED,
          value -> SettingText.of(value).flatMap(TargetRange::parse).map(Object.class::cast));
    }
    if (type == AskedTask.class) {
      return new Accepted(AskedTask.expected(), scalar(AskedTask::parse));
    }
    if (type == Threshold.class) {
      return new Accepted(Threshold.EXPECTED, scalar(Threshold::parse));
    }
    if (type == WeightSource.class) {
      return new Accepted(WeightSource.EXPECTED, scalar(WeightSource::parse));
    }
    return number(type, Interval.of(bounds(component)));
  }

  /** Returns the component's own bounds, or those of one of its annotations. */
  private static Bounds bounds(RecordComponent component) {
    return Stream.concat(
            Stream.of(component),
            Arrays.stream(component.getAnnotations()).map(a -> a.annotationType()))
        .map(annotated -> annotated.getAnnotation(Bounds.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(component + " has no bounds"));
  }

  Optional<Object> read(ConfigValue value) {
    return reader.apply(value);
  }

  private static Accepted number(Class<?> type, Interval interval) {
    if (type == double.class) {
      return numeric("a number ", interval, BigDecimal::doubleValue);
    }
    if (type == long.class) {
      return numeric("a whole number ", interval, BigDecimal::longValueExact);
    }
    Interval ints = interval.atMost(Integer.MAX_VALUE);
    Accepted whole = numeric("a whole number ", ints, BigDecimal::intValueExact);
    if (type == int.class) {
      return whole;
    }
    if (type == OptionalInt.class) {
      return new Accepted(
          "auto or " + whole.description,
          value ->
              SettingText.of(value).equals(Optional.of("auto"))
                  ? Optional.of(OptionalInt.empty())
                  : whole.read(value).map(count -> OptionalInt.of((Integer) count)));
    }
    throw new IllegalStateException("no setting can be of " + type);
  }

  private static Accepted numeric(
      String kind, Interval interval, Function<BigDecimal, Object> converter) {
    return new Accepted(
        kind + interval,
        scalar(
            text -> {
              try {
                return Optional.of(new BigDecimal(text)).filter(interval::contains).map(converter);
              } catch (ArithmeticException | NumberFormatException notSuchANumber) {
                return Optional.empty();
              }
            }));
  }

  private static Accepted choice(Object... constants) {
    List<Object> choices = List.of(constants);
    return new Accepted(
        choices.stream().map(SettingText::of).collect(Collectors.joining(" | ")),
        scalar(
            text ->
                Arrays.stream(constants)
                    .filter(choice -> SettingText.of(choice).equals(text))
                    .findFirst()));
  }

  /** Reads a list element by element, since a name may contain a comma. */
  private static Optional<Object> names(ConfigValue value) {
    Optional<TargetNames> names =
        value instanceof ConfigList list
            ? TargetNames.of(list.stream().map(name -> SettingText.of(name).orElse("")).toList())
            : SettingText.of(value).flatMap(TargetNames::parse);
    return names.map(Object.class::cast);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(path -> !path.isBlank()).map(Path::of);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private static Function<ConfigValue, Optional<Object>> scalar(
      Function<String, Optional<?>> reader) {
    return value ->
        switch (value.valueType()) {
          case STRING, NUMBER, BOOLEAN ->
              SettingText.of(value).flatMap(reader).map(Object.class::cast);
          case LIST, OBJECT, NULL -> Optional.empty();
        };
  }
}
