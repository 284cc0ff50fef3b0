package org.mmlatch.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.io.Utf8;

/**
 * What {@code manifest.json} says of a corpus.
 *
 * @param modalities those that the corpus has, in canonical order
 * @param splits all three
 * @param sources the files it was made from; empty for a generated one
 * @param dropped segments of the source that were left out, by reason
 * @param parameters how it was made, for example {@code remove-pauses = true}
 * @param targets what its segments are labelled with, at least one
 */
public record Manifest(
    Map<Modality, ModalityInfo> modalities,
    Map<SplitName, SplitInfo> splits,
    List<Source> sources,
    Map<DropReason, Long> dropped,
    Map<String, String> parameters,
    List<Target> targets) {
  /** The format of a corpus whose only target is {@link Target#SENTIMENT}. */
  public static final int SENTIMENT_ONLY = 1;

  /** The format of a corpus of any other targets. */
  public static final int WITH_TARGETS = 2;

  /** The parameter that says how many rows inside a word are kept at most. */
  public static final String ROWS = "rows";

  /** The parameter that says whether pauses are left out: {@code true} or {@code false}. */
  public static final String REMOVE_PAUSES = "remove-pauses";

  /** The parameter that says what replaced infinite features. */
  public static final String INFINITIES = "infinities";

  /** The parameter that says how modalities came to as many steps, if they had not. */
  public static final String ALIGN = "align";

  /** The parameter that says what became of sentences before the labelled one. */
  public static final String CONTEXT = "context";

  /** The manifest's name in a corpus's folder. */
  public static final String FILE_NAME = "manifest.json";

  /** Creates a manifest of all three splits. */
  public Manifest {
    modalities = Collections.unmodifiableMap(new EnumMap<>(modalities));
    splits = Collections.unmodifiableMap(new EnumMap<>(splits));
    sources = List.copyOf(sources);
    dropped = dropped.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dropped));
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    targets = CorpusDescription.distinct(targets);
    if (!splits.keySet().equals(Set.of(SplitName.values()))) {
      throw new IllegalArgumentException("a manifest needs all three splits");
    }
  }

  /**
   * Reads the manifest of the corpus in a folder; its other files need not be there.
   *
   * @throws BadDataException if the folder is no corpus, or a field is missing or ill-typed
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new BadDataException("%s is not a corpus: %s".formatted(folder, whyNot(folder)));
    }
    return ManifestReader.read(file, Utf8.read(file));
  }

  private static String whyNot(Path folder) {
    if (Files.isDirectory(folder)) {
      return "it has no " + FILE_NAME;
    }
    return Files.exists(folder)
        ? "it is a file. Import a corpus from it: mmlatch data import %s --out corpora/NAME"
            .formatted(folder)
        : "it does not exist; check the path";
  }

  /** Returns the version of the format, which the targets decide. */
  public int format() {
    return targets.equals(List.of(Target.SENTIMENT)) ? SENTIMENT_ONLY : WITH_TARGETS;
  }

  /** Returns the modalities whose rows inside words are stored besides, in canonical order. */
  public Set<Modality> withRows() {
    Set<Modality> withRows = EnumSet.noneOf(Modality.class);
    modalities.forEach(
        (modality, info) -> info.trainingRows().ifPresent(rows -> withRows.add(modality)));
    return withRows;
  }

  /** Returns the description of a split. */
  public SplitInfo split(SplitName name) {
    return splits.get(name);
  }
}
