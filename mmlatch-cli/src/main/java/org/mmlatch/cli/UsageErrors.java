package org.mmlatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mmlatch.settings.SettingsReference;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Messages for invalid arguments of a command, with suggestions. */
final class UsageErrors {
  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[(.*)] \\(case-(?:in)?sensitive\\) but was '(.*)'");
  private static final Pattern NO_PAIR =
      Pattern.compile(
          "Value for (?:option )*'?([^' ]+)'? \\(.*\\) should be in KEY=VALUE format but was (.*)");

  private UsageErrors() {}

  /** Returns a sentence that says what is wrong. */
  static String explain(ParameterException failure) {
    String message = failure.getMessage();
    Matcher pair = NO_PAIR.matcher(message);
    if (pair.find()) {
      return noPair(pair.group(1), pair.group(2));
    }
    return CHOICE.matcher(message).replaceAll(UsageErrors::choice);
  }

  private static String choice(MatchResult found) {
    String values = found.group(1).toLowerCase(Locale.ROOT);
    return Matcher.quoteReplacement(
        "expected one of %s; found '%s'".formatted(values, found.group(2)));
  }

  private static String noPair(String option, String found) {
    return option.equals("-D")
        ? "-D%s has no value; write the setting and its value as one word: -D%s=VALUE"
            .formatted(found, found)
        : "%s: expected NAME=VALUE in one word; found '%s'".formatted(option, found);
  }

  /**
   * Returns suggestions for arguments that the command does not have, or descriptions of the
   * required arguments that are missing. Arguments without a suggestion are left out.
   */
  static List<String> hints(ParameterException failure) {
    if (failure instanceof MissingParameterException incomplete) {
      return incomplete.getMissing().stream().map(UsageErrors::described).toList();
    }
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return List.of();
    }
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    List<String> arguments = unmatched.getUnmatched();
    return IntStream.range(0, arguments.size())
        .mapToObj(i -> hint(command, arguments.subList(i, arguments.size())))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static String described(ArgSpec missing) {
    String name =
        missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
    return name + ": " + String.join(" ", missing.description());
  }

  /**
   * Returns a suggestion for the first of some arguments; the second may be its value. There is
   * none for a plain word if the command has no subcommands.
   */
  private static Optional<String> hint(CommandSpec command, List<String> arguments) {
    String[] parts = arguments.get(0).split("=", 2);
    boolean isOption = parts[0].startsWith("-");
    if (!isOption && parts.length == 1 && command.subcommands().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> value =
        parts.length == 2
            ? Optional.of(parts[1])
            : arguments.stream().skip(1).limit(1).filter(next -> !next.startsWith("-")).findFirst();
    return FamiliarWords.hint(command, parts[0], value)
        .or(() -> setting(command, parts[0].replaceFirst("^-{1,2}", ""), value));
  }

  /**
   * Suggests a setting for a word typed as an option, {@code --hidden 5}, or without {@code -D}.
   */
  private static Optional<String> setting(
      CommandSpec command, String word, Optional<String> value) {
    return Optional.of(word)
        .filter(name -> command.findOption("-D") != null && !name.isEmpty())
        .flatMap(SettingsReference::meant)
        .map(key -> FamiliarWords.settingMeant(key, value.orElse("VALUE")));
  }
}
