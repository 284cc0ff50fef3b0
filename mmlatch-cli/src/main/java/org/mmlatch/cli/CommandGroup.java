package org.mmlatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Commands that the help lists together.
 *
 * @param heading what they are for
 * @param commands classes with picocli's {@code @Command} and a constructor without parameters
 */
record CommandGroup(String heading, List<Class<?>> commands) {
  /** Adds the groups' commands to a command, and lists them by group in its help. */
  static void addTo(CommandLine parent, List<CommandGroup> groups) {
    groups.stream()
        .map(CommandGroup::commands)
        .flatMap(List::stream)
        .forEach(parent::addSubcommand);
    parent.getCommandSpec().usageMessage().commandListHeading(""); // each group has its own
    parent
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> groups.stream().map(group -> group.list(help)).collect(Collectors.joining()));
  }

  private String list(Help help) {
    Map<String, Help> members = new LinkedHashMap<>(help.subcommands());
    members
        .values()
        .removeIf(command -> !commands.contains(command.commandSpec().userObject().getClass()));
    return members.isEmpty() ? "" : "%n%s%n".formatted(heading) + help.commandList(members);
  }
}
