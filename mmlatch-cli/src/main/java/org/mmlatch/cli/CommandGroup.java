package org.mmlatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A group of commands that the help lists under one heading.
 *
 * @param heading the heading, for example {@code Training}
 * @param commands command classes, annotated with picocli's {@code @Command} and with a constructor
 *     without parameters
 */
record CommandGroup(String heading, List<Class<?>> commands) {
  /**
   * Adds the groups' commands to a parent command, whose help then lists them by group.
   *
   * @param needed whether the command with this name needs its options, to be executed or
   *     inspected. All others are added with name and description only: reading the options of all
   *     commands would take half the run time of a short command
   */
  static void addTo(CommandLine parent, List<CommandGroup> groups, Predicate<String> needed) {
    for (CommandGroup group : groups) {
      for (Class<?> command : group.commands) {
        String name = told(command).name();
        parent.addSubcommand(name, needed.test(name) ? command : listed(command));
      }
    }
    parent.getCommandSpec().usageMessage().commandListHeading(""); // each group has a heading
    parent
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> groups.stream().map(group -> group.list(help)).collect(Collectors.joining()));
  }

  private static Command told(Class<?> command) {
    return command.getAnnotation(Command.class);
  }

  private static CommandSpec listed(Class<?> command) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(told(command).description());
    return spec;
  }

  private String list(Help help) {
    Map<String, Help> members = new LinkedHashMap<>(help.subcommands());
    members.keySet().retainAll(commands.stream().map(command -> told(command).name()).toList());
    return members.isEmpty() ? "" : "%n%s%n".formatted(heading) + help.commandList(members);
  }
}
