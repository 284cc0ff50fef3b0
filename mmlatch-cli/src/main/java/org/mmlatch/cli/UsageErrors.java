package org.mmlatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.settings.SettingsReference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command, and what to type instead. */
final class UsageErrors {
  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[(.*)] \\(case-(?:in)?sensitive\\) but was '(.*)'");
  private static final Pattern NO_PAIR =
      Pattern.compile(
          "Value for (?:option )*'?([^' ]+)'? \\(.*\\) should be in KEY=VALUE format but was (.*)");

  private UsageErrors() {}

  /** Returns what is wrong, in a sentence. */
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
        ? "-D%s has no value; a setting and its value are one word: -D%s=VALUE"
            .formatted(found, found)
        : "%s: expected NAME=VALUE in one word; found '%s'".formatted(option, found);
  }

  /**
   * Returns what was probably meant by arguments that are none of the command's, if it is known.
   */
  static Optional<String> hint(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandLine command = failure.getCommandLine();
    boolean takesSettings = command.getCommandSpec().findOption("-D") != null;
    List<String> arguments = unmatched.getUnmatched();
    return takesSettings && !arguments.isEmpty()
        ? setting(arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "VALUE")
        : Optional.empty();
  }

  /** A setting that is given like an option, {@code --hidden 5}, or like itself. */
  private static Optional<String> setting(String argument, String next) {
    String word = argument.replaceFirst("^-{1,2}", "");
    String[] parts = word.split("=", 2);
    boolean isWord = argument.startsWith("-") || parts.length == 2;
    String value = parts.length == 2 ? parts[1] : next.startsWith("-") ? "VALUE" : next;
    return Optional.of(parts[0])
        .filter(name -> isWord && !name.isEmpty())
        .flatMap(SettingsReference::meant)
        .map(key -> "Is the setting -D%s=%s meant?".formatted(key, value));
  }
}
