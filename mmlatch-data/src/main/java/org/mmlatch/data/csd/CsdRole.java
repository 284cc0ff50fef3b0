package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mmlatch.Modality;

/**
 * The role of a {@code .csd} file in an import, recognised by the names of the published MOSI and
 * MOSEI files.
 */
public enum CsdRole {
  /** The words and their intervals, to which the other modalities are aligned. */
  WORDS("timestamped_?words(?!_?vec)", "TimestampedWords"),
  /** The segments' intervals and labels: sentiment, possibly followed by emotions. */
  LABELS("(?<!emotions?_?)labels(_?sentiment)?\\.csd$", "Opinion_Labels or Labels"),
  /** Emotions, if in a separate file from the sentiment. */
  EMOTIONS("labels_?emotions?\\.csd$|emotions?(_?labels)?\\.csd$", "LabelsEmotions"),
  /** Word vectors. */
  TEXT("(word|glove)_?vectors", "TimestampedWordVectors or TimestampedGloveVectors"),
  /** Acoustic features. */
  AUDIO("covarep", "COVAREP"),
  /** Visual features. */
  VISUAL("facet|video_?utterance|open_?face", "Visual_Facet, OpenFace or Video_Utterance");

  private final Pattern pattern;
  private final String standardNames;

  CsdRole(String pattern, String standardNames) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    this.standardNames = standardNames;
  }

  /** Returns the role of a modality's features. */
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

  /** Returns the names of the published files with this role, for errors. */
  String standardNames() {
    return standardNames;
  }

  boolean matches(Path file) {
    return pattern.matcher(String.valueOf(file.getFileName())).find();
  }
}
