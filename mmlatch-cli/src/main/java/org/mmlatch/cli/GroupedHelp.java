package org.mmlatch.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.SettingsOptions;
import org.mmlatch.cli.common.Terminal;
import org.mmlatch.cli.data.CsdChoices;
import org.mmlatch.cli.data.DefectPolicies;
import org.mmlatch.eval.Wrapping;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The help of a command, with its options in groups: its own, those shared with some commands, and
 * those of all commands. Lines are broken only between words; picocli would also break {@code
 * data.corpus}.
 */
final class GroupedHelp extends Help {
  /** The maximum width in characters, even on a wider terminal: longer lines are hard to read. */
  private static final int WIDEST = 100;

  /** The minimum width that picocli accepts, in characters. */
  private static final int NARROWEST = 55;

  private static final int MARGIN = 2;
  private static final int WIDEST_NAME = 20;
  private static final String OWN = "Options";
  private static final List<Group> SHARED =
      List.of(
          new Group("Folders of .csd files", List.of(CsdChoices.class)),
          new Group("Defects of the sources", List.of(DefectPolicies.class)),
          new Group("Settings", List.of(SettingsOptions.class)),
          new Group("Everywhere", List.of(RootCommand.class, Output.class)));

  /** The options that are declared in the given classes, under one heading. */
  private record Group(String heading, List<Class<?>> declaring) {
    boolean has(OptionSpec option) {
      return option.userObject() instanceof Field field
          && declaring.contains(field.getDeclaringClass());
    }
  }

  /** An entry of a list: a name, the same name in colour, and its description. */
  private record Entry(String name, Ansi.Text shown, String text) {}

  GroupedHelp(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  /** Returns the width of the help in characters: the terminal's, from 55 to 100. */
  static int width() {
    return Math.max(NARROWEST, Math.min(WIDEST, Terminal.columns()));
  }

  @Override
  public String description(Object... unused) {
    return paragraphs(commandSpec().usageMessage().description(), "");
  }

  @Override
  public String footer(Object... unused) {
    return paragraphs(commandSpec().usageMessage().footer(), " \\");
  }

  /**
   * Wraps texts that are too long.
   *
   * @param whereBroken what to put at the end of a broken line of an indented text, which is a
   *     shell command; if empty, indented texts are wrapped like others
   */
  private String paragraphs(String[] texts, String whereBroken) {
    StringBuilder text = new StringBuilder();
    for (String paragraph : texts) {
      boolean typed = paragraph.startsWith(" ") && !whereBroken.isEmpty();
      int room = columns() - (typed ? whereBroken.length() + MARGIN : 0);
      List<String> lines =
          paragraph.length() <= columns() ? List.of(paragraph) : Wrapping.lines(paragraph, room);
      String between = typed ? whereBroken + "\n  " : "\n";
      text.append(String.join(between, lines)).append('\n');
    }
    return text.toString();
  }

  @Override
  public String parameterList() {
    List<Entry> parameters =
        commandSpec().positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .map(parameter -> entry(parameter))
            .toList();
    return parameters.isEmpty() ? "" : "\nArguments\n" + list(parameters);
  }

  @Override
  public String commandList(Map<String, Help> commands) {
    return list(
        commands.values().stream()
            .map(Help::commandSpec)
            .map(
                command -> {
                  String[] description = command.usageMessage().description();
                  return new Entry(
                      command.name(),
                      colorScheme().commandText(command.name()),
                      description.length > 0 ? description[0] : "");
                })
            .toList());
  }

  @Override
  public String optionList() {
    return Stream.concat(Stream.of(OWN), SHARED.stream().map(Group::heading))
        .map(this::section)
        .collect(Collectors.joining());
  }

  private String section(String heading) {
    List<Entry> members =
        commandSpec().options().stream()
            .filter(option -> !option.hidden() && headingOf(option).equals(heading))
            .sorted((a, b) -> a.longestName().compareToIgnoreCase(b.longestName()))
            .map(
                option ->
                    new Entry(name(option), colorScheme().optionText(name(option)), text(option)))
            .toList();
    return members.isEmpty() ? "" : "\n" + heading + "\n" + list(members);
  }

  private static String headingOf(OptionSpec option) {
    return SHARED.stream()
        .filter(group -> group.has(option))
        .findFirst()
        .map(Group::heading)
        .orElse(OWN);
  }

  private static String name(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    boolean joined = names.length() == 2; // -DKEY=VALUE
    return names + (joined ? "" : "=") + option.paramLabel();
  }

  private Entry entry(ArgSpec parameter) {
    String label = parameter.paramLabel();
    return new Entry(label, colorScheme().parameterText(label), text(parameter));
  }

  private static String text(ArgSpec argument) {
    return Arrays.stream(argument.description())
        .map(line -> line.replace("${DEFAULT-VALUE}", argument.defaultValueString()))
        .collect(Collectors.joining(" "));
  }

  private String list(List<Entry> entries) {
    int widest =
        entries.stream()
            .mapToInt(entry -> entry.name().length())
            .filter(length -> length <= WIDEST_NAME)
            .max()
            .orElse(WIDEST_NAME);
    int start = MARGIN + widest + MARGIN;
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> texts = new ArrayList<>(Wrapping.lines(entry.text(), columns() - start));
      String first = " ".repeat(MARGIN) + entry.shown();
      if (entry.name().length() <= widest) {
        first += " ".repeat(start - MARGIN - entry.name().length()) + texts.remove(0);
      }
      lines.add(first.stripTrailing());
      texts.forEach(line -> lines.add(" ".repeat(start) + line));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private int columns() {
    return commandSpec().usageMessage().width();
  }
}
