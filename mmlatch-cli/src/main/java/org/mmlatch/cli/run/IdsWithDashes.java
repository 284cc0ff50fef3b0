package org.mmlatch.cli.run;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets a segment id begin with a dash, as many YouTube ids do: without this, picocli would read
 * {@code -3g5yACwYnA[10]} as options.
 */
public final class IdsWithDashes implements IParameterPreprocessor {
  private static final Pattern ID = Pattern.compile("-.*\\[\\d+]");
  private static final String END_OF_OPTIONS = "--";

  /** Moves the first such id to the end of the arguments, after {@code --}. */
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's interface uses Stack
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    arguments.stream()
        .filter(word -> ID.matcher(word).matches() && !arguments.contains(END_OF_OPTIONS))
        .findFirst()
        .ifPresent(
            id -> {
              arguments.remove(id);
              arguments.add(0, END_OF_OPTIONS); // index 0 is the bottom, which is read last
              arguments.add(0, id);
            });
    return false;
  }
}
