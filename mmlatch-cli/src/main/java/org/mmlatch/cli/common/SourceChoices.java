package org.mmlatch.cli.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/**
 * The options that say how to read labels, ids and columns of sources and how to align modalities;
 * use as a picocli {@code @Mixin}.
 */
public final class SourceChoices {
  @Option(
      names = "--label-column",
      paramLabel = "N|NAME",
      description = {
        "The column of the sentiment, where a source has several labels or it is not recognised:",
        "an array's column, counted from 0, or the name of a CSV file's column."
      })
  private Optional<String> labelColumn = Optional.empty();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "NAME[:KIND[:…]]",
      description = {
        "The label columns in their order, where they are not recognised: NAME, NAME:real:-1..1,",
        "NAME:presence:3 (0 is absent, 3 the highest) or NAME:class:one|two. Without range or",
        "classes, these are taken from the labels."
      })
  private List<String> labels = List.of();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "NAME",
      description = "Targets to take labels of (default: all).")
  private List<String> targets = List.of();

  @Option(
      names = "--ids",
      paramLabel = "FORM",
      description =
          "parts: an id is a video and a number, such as video[3], video$_$3 or video_3 (default); "
              + "whole: an id names a segment as it is, unless it has the form video[3].")
  private Ids ids = Ids.PARTS;

  @Option(
      names = "--align",
      paramLabel = "WAY",
      description =
          "none: all modalities have the same number of steps (default); average: average audio and "
              + "visual into the steps of the text.")
  private Alignment alignment = Alignment.NONE;

  @Option(
      names = "--context",
      description = "In UR-FUNNY, include the sentences before the punchline as steps.")
  private boolean context;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "ROLE=COLUMN",
      description = {
        "The columns of a CSV file, where their names are not recognised:",
        "id=VIDEO+NUMBER,text=TEXT or id=ID,text=TEXT, optionally with split=SPLIT."
      })
  private List<String> columns = List.of();

  /** Returns whether any of the options is given. */
  public boolean areMade() {
    return !labels.isEmpty()
        || !targets.isEmpty()
        || !columns.isEmpty()
        || labelColumn.isPresent()
        || ids != Ids.PARTS
        || alignment != Alignment.NONE
        || context;
  }

  /**
   * Returns import options with these choices.
   *
   * @throws SettingsException if a value is invalid
   */
  public ImportOptions appliedTo(ImportOptions options) {
    Optional<CsvColumns> csv =
        columns.isEmpty()
            ? Optional.empty()
            : Optional.of(parsed("--columns", () -> CsvColumns.parse(columns)));
    Context wanted = context ? Context.INCLUDE : Context.LEAVE_OUT;
    Reading reading =
        parsed(
            "--labels",
            () -> new Reading(new LabelColumn(labelColumn), labels(), ids, alignment, wanted, csv));
    return options.withTargets(targets).withReading(reading);
  }

  private List<TargetColumn> labels() {
    List<TargetColumn> parsed = new ArrayList<>();
    labels.forEach(text -> parsed.add(TargetColumn.parse(text)));
    return parsed;
  }

  private static <T> T parsed(String option, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(option + ": " + e.getMessage(), e);
    }
  }
}
