package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mmlatch.Modality;

/** What a {@code .csd} file contributes, and how the published MOSI and MOSEI files are named. */
public enum CsdRole {
  /** The words with their intervals, the reference of the alignment. */
  WORDS("timestamped_?words(?!_?vec)", "TimestampedWords"),
  /** Labels of every segment's interval: sentiment, perhaps with emotions behind it. */
  LABELS("(?<!emotions?_?)labels(_?sentiment)?\\.csd$", "Opinion_Labels or Labels"),
  /** Emotions, where they lie apart from the sentiment. */
  EMOTIONS("labels_?emotions?\\.csd$|emotions?(_?labels)?\\.csd$", "LabelsEmotions"),
  /** Word vectors. */
  TEXT("word_?vectors", "TimestampedWordVectors"),
  /** Acoustic features. */
  AUDIO("covarep", "COVAREP"),
  /** Facial features. */
  VISUAL("facet|video_?utterance|open_?face", "Visual_Facet, OpenFace or Video_Utterance");

  private final Pattern pattern;
  private final String standardNames;

  CsdRole(String pattern, String standardNames) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    this.standardNames = standardNames;
  }

  /** Returns the role of the file that holds a modality's features. */
  public static CsdRole of(Modality modality) {
    return switch (modality) {
      case TEXT -> TEXT;
      case AUDIO -> AUDIO;
      case VISUAL -> VISUAL;
    };
  }

  /** Returns the name used in settings and manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what the published files of this role have in their names. */
  String standardNames() {
    return standardNames;
  }

  boolean matches(Path file) {
    return pattern.matcher(String.valueOf(file.getFileName())).find();
  }
}
