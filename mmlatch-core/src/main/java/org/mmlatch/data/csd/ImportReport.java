package org.mmlatch.data.csd;

import java.util.List;
import org.mmlatch.data.Corpus;

/**
 * What an import made and left out.
 *
 * @param corpus the corpus, whose manifest counts segments, dropped segments and cleaned values
 * @param videosNotInFolds labelled videos that no split names, which were left out
 * @param videosNotInData videos that a split names but that lack words or labels
 * @param secondsReading time spent reading and digesting files
 * @param secondsAligning time spent aligning and cutting
 */
public record ImportReport(
    Corpus corpus,
    List<String> videosNotInFolds,
    List<String> videosNotInData,
    double secondsReading,
    double secondsAligning) {
  /** Creates a report. */
  public ImportReport {
    videosNotInFolds = List.copyOf(videosNotInFolds);
    videosNotInData = List.copyOf(videosNotInData);
  }
}
