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
 * The contents of a corpus's {@code manifest.json}.
 *
 * @param modalities the modalities of the corpus, in canonical order
 * @param splits the three splits
 * @param sources the files the corpus was made from; empty for a generated corpus
 * @param dropped number of source segments that were left out, by reason
 * @param parameters how the corpus was made, for example {@code remove-pauses = true}
 * @param targets the label targets, at least one
 */
public record Manifest(
    Map<Modality, ModalityInfo> modalities,
    Map<SplitName, SplitInfo> splits,
    List<Source> sources,
    Map<DropReason, Long> dropped,
    Map<String, String> parameters,
    List<Target> targets) {
  /** Format version of a corpus whose only target is {@link Target#SENTIMENT}. */
  public static final int SENTIMENT_ONLY = 1;

  /** Format version of a corpus with any other targets. */
  public static final int WITH_TARGETS = 2;

  /** Parameter: the maximum number of rows kept per word. */
  public static final String ROWS = "rows";

  /** Parameter: whether pauses are left out, {@code true} or {@code false}. */
  public static final String REMOVE_PAUSES = "remove-pauses";

  /** Parameter: the replacement for infinite features, an {@link Infinities} key. */
  public static final String INFINITIES = "infinities";

  /** Parameter: how modalities of different lengths were aligned. */
  public static final String ALIGN = "align";

  /** Parameter: whether the context sentences before the labelled one are included. */
  public static final String CONTEXT = "context";

  /** File name of the manifest in a corpus folder. */
  public static final String FILE_NAME = "manifest.json";

  /**
   * Creates a manifest.
   *
   * @throws IllegalArgumentException if a split is missing, or the targets are empty or not
   *     distinct
   */
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
   * Reads the manifest of a corpus folder. The other files of the corpus need not exist.
   *
   * @throws BadDataException if the folder is not a corpus, or a field is missing or ill-typed
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

  /** Returns the format version, which depends on the targets. */
  public int format() {
    return targets.equals(List.of(Target.SENTIMENT)) ? SENTIMENT_ONLY : WITH_TARGETS;
  }

  /**
   * Returns the modalities whose {@linkplain WordRows rows inside words} are also stored, in
   * canonical order.
   */
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
