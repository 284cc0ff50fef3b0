package org.mmlatch.cli.common;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mmlatch.data.SplitName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the name of a split on the command line: train, valid or test, in any case. */
public final class SplitNames implements ITypeConverter<SplitName> {
  private static final List<String> OTHER_NAMES_OF_VALID = List.of("dev", "val", "validation");

  @Override
  public SplitName convert(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(SplitName.values())
        .filter(split -> split.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected train, valid or test; found '%s'%s"
                        .formatted(
                            text,
                            OTHER_NAMES_OF_VALID.contains(name)
                                ? " (the validation split is called valid)"
                                : "")));
  }
}
