package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Reading;

/** The options given by the user that apply to none of the sources. */
final class OptionsWithoutEffect {
  /** The formats that tell video and number of an id apart themselves. */
  private static final Set<String> IDS_ARE_KNOWN =
      Set.of("corpus", "csd", "sequences", "dialogues", "ur-funny");

  private OptionsWithoutEffect() {}

  /** Returns a message for each option without effect. */
  static List<String> of(ImportOptions given, JoinedSources joined) {
    List<String> problems = new ArrayList<>();
    Set<String> formats = joined.formats();
    Reading reading = given.reading();
    if (!formats.contains("csd")) {
      if (given.csd().pauses() == Pauses.REMOVE) {
        problems.add("--remove-pauses applies to .csd files; the sources have none");
      }
      if (!given.csd().files().isEmpty()) {
        problems.add("--file names .csd files of a folder; no source is such a folder");
      }
    }
    if (reading.csv().isPresent() && !formats.contains("labels")) {
      problems.add("--columns names the columns of CSV files; no source is one");
    }
    if (reading.context() == Context.INCLUDE && !formats.contains("ur-funny")) {
      problems.add("--context applies to UR-FUNNY's folder; no source is one");
    }
    if (reading.alignment() == Alignment.AVERAGE) {
      if (!joined.join().dims().containsKey(Modality.TEXT)) {
        problems.add(
            "--align average averages into the steps of the text; the sources have no text"
                + " features");
      } else if (formats.equals(Set.of("corpus"))) {
        problems.add("--align does not apply to a corpus, whose modalities are aligned");
      }
    }
    if (reading.ids() == Ids.WHOLE && IDS_ARE_KNOWN.containsAll(formats)) {
      problems.add(
          "--ids does not apply: the sources tell the video and the number of a segment"
              + " themselves");
    }
    if (reading.saysLabels() && formats.equals(Set.of("corpus"))) {
      problems.add(
          "--labels and --label-column do not apply to a corpus, whose labels are known; choose"
              + " some of them with --target");
    } else if (reading.saysLabels() && joined.join().columns().isEmpty()) {
      problems.add("--labels and --label-column describe labels; the sources have none");
    }
    return problems;
  }

  /**
   * Requires all options to have an effect.
   *
   * @throws BadDataException with the message of the first that has none
   */
  static void requireNone(ImportOptions given, JoinedSources joined) {
    of(given, joined)
        .forEach(
            problem -> {
              throw new BadDataException(problem);
            });
  }
}
