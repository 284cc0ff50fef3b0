package org.mmlatch.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.SettingsOptions;
import org.mmlatch.cli.data.CsdChoices;
import org.mmlatch.cli.data.DefectPolicies;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lists a command's options by what they are for: its own, those it shares, those of all. */
final class GroupedHelp extends Help {
  /** Columns; descriptions are broken by hand for this. */
  static final int WIDTH = 100;

  private static final String OWN = "Options";
  private static final List<Group> SHARED =
      List.of(
          new Group("Folders of .csd files", List.of(CsdChoices.class)),
          new Group("Defects of the sources", List.of(DefectPolicies.class)),
          new Group("Settings", List.of(SettingsOptions.class)),
          new Group("Everywhere", List.of(RootCommand.class, Output.class)));

  /** The options that some classes declare. */
  private record Group(String heading, List<Class<?>> declaring) {
    boolean has(OptionSpec option) {
      return option.userObject() instanceof Field field
          && declaring.contains(field.getDeclaringClass());
    }
  }

  GroupedHelp(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  @Override
  public String optionList() {
    return Stream.concat(Stream.of(OWN), SHARED.stream().map(Group::heading))
        .map(this::section)
        .collect(Collectors.joining());
  }

  private String section(String heading) {
    List<OptionSpec> members =
        commandSpec().options().stream()
            .filter(option -> !option.hidden() && headingOf(option).equals(heading))
            .toList();
    return members.isEmpty()
        ? ""
        : "%n%s%n".formatted(heading) + optionListExcludingGroups(members);
  }

  private static String headingOf(OptionSpec option) {
    return SHARED.stream()
        .filter(group -> group.has(option))
        .findFirst()
        .map(Group::heading)
        .orElse(OWN);
  }
}
