package org.mmlatch.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.settings.SettingsReference;
import org.mmlatch.settings.SettingsReference.Entry;

/** The settings reference as a Markdown page, docs/settings.md. */
final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      Generated from `reference.conf` with `./mmlatch settings --markdown > docs/settings.md`. Put your own settings in
      `application.conf` or in a file given with `--config`; `-Dkey=value` overrides both. Unknown keys, values that
      are not accepted and a missing `include` are errors.
      """;

  private SettingsPage() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    String section = "none yet";
    for (Entry entry : SettingsReference.entries()) {
      if (!entry.section().equals(section)) {
        section = entry.section();
        page.append(head(section));
      }
      page.append(row(entry));
    }
    return page.toString();
  }

  private static String head(String section) {
    String title = section.isEmpty() ? "At the top" : "`" + section + "`";
    String remark = prose(SettingsReference.ofSection(section), " ");
    return "\n## "
        + title
        + "\n\n"
        + (remark.isEmpty() ? "" : remark + "\n\n")
        + "| key | default | accepted | meaning |\n|---|---|---|---|\n";
  }

  private static String row(Entry entry) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            entry.key(),
            entry.standard(),
            escape(entry.accepted()),
            prose(entry.explanation(), "<br>"));
  }

  /** Joins lines into a paragraph; a line indented by two or three spaces starts a list item. */
  private static String prose(List<String> lines, String listBreak) {
    return lines.stream()
        .map(
            line ->
                line.matches(" {2,3}\\S.*")
                    ? listBreak + item(escape(line.strip()))
                    : " " + escape(line.strip()))
        .collect(Collectors.joining())
        .strip();
  }

  /**
   * Puts a colon after the name of a list item, whose description follows after several spaces or
   * on the next lines.
   */
  private static String item(String line) {
    return line.contains("  ") ? line.replaceAll(" {2,}", ": ") : line + ":";
  }

  private static String escape(String text) {
    return text.replace("<", "&lt;").replace("|", "\\|");
  }
}
