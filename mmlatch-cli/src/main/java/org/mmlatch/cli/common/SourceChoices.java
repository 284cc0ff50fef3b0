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
 * What labels, ids and columns of sources are, and how modalities are aligned; use as a picocli
 * {@code @Mixin}.
 */
public final class SourceChoices {
  @Option(
      names = "--label-column",
      paramLabel = "N|NAME",
      description = {
        "Which label is the sentiment, where a source has several or it is not recognised: a",
        "number from 0 of an array's columns, or a column's name of a CSV file."
      })
  private Optional<String> labelColumn = Optional.empty();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "NAME[:KIND[:…]]",
      description = {
        "What the columns of labels are, in their order, where this is not recognised: NAME,",
        "NAME:real:-1..1, NAME:presence:3 (0 is absent, 3 the highest) or NAME:class:one|two.",
        "Range and classes may be left out; they follow from the labels then."
      })
  private List<String> labels = List.of();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "NAME",
      description = "Targets whose labels are taken (default: all that there are).")
  private List<String> targets = List.of();

  @Option(
      names = "--ids",
      paramLabel = "FORM",
      description =
          "parts: ids are video[3], video$_$3 or video_3 (the default); whole: ids other than "
              + "video[3] name a segment as they are.")
  private Ids ids = Ids.PARTS;

  @Option(
      names = "--align",
      paramLabel = "WAY",
      description =
          "none: all modalities have as many steps (the default); average: audio and visual are "
              + "averaged into the steps of the text.")
  private Alignment alignment = Alignment.NONE;

  @Option(
      names = "--context",
      description = "Of UR-FUNNY: the sentences before the punchline are steps as well.")
  private boolean context;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "ROLE=COLUMN",
      description = {
        "What the columns of a CSV file are, where they are not called as usual:",
        "id=VIDEO+NUMBER,text=TEXT, or id=ID,text=TEXT, and perhaps split=SPLIT."
      })
  private List<String> columns = List.of();

  /** Returns whether anything is chosen. */
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
   * Returns options that read sources as chosen.
   *
   * @throws SettingsException if a choice is none
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
