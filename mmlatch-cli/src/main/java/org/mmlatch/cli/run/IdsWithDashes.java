package org.mmlatch.cli.run;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Has a segment's id be one that begins with a dash, as many of YouTube's do: {@code
 * -3g5yACwYnA[10]} would be read as options.
 */
public final class IdsWithDashes implements IParameterPreprocessor {
  private static final Pattern ID = Pattern.compile("-.*\\[\\d+]");
  private static final String END_OF_OPTIONS = "--";

  /** Moves such an id, the last of the arguments, behind the options. */
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's own
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    arguments.stream()
        .filter(word -> ID.matcher(word).matches() && !arguments.contains(END_OF_OPTIONS))
        .findFirst()
        .ifPresent(
            id -> {
              arguments.remove(id);
              arguments.add(0, END_OF_OPTIONS); // the top of the stack is read first
              arguments.add(0, id);
            });
    return false;
  }
}
